namespace GovernedAi.Ledger;

/// <summary>
/// Tells records that were pruned from records that were torn off: a checkpoint further on must say that they went, and with which
/// hash the last of them.
/// </summary>
internal sealed class PrunedFront
{
    // A prune that was interrupted has left files behind its cut; the cut is always the end of one.
    private readonly Dictionary<long, string> _fileEnds = [];
    private (string File, int Line, long Sequence, string Id, string Previous)? _begin;

    /// <summary>The checkpoint that takes away most.</summary>
    public LedgerCheckpoint? Checkpoint { get; private set; }

    public void Begin(string file, int line, SealedLine first) => _begin = (file, line, first.Sequence, first.Id, first.Previous);

    public void Add(LedgerCheckpoint checkpoint)
    {
        if (Checkpoint is null || checkpoint.Cut.Sequence > Checkpoint.Cut.Sequence)
            Checkpoint = checkpoint;
    }

    public void EndFile(long sequence, string? hash)
    {
        if (hash is not null)
            _fileEnds[sequence] = hash;
    }

    /// <summary>What is wrong with the front, when no checkpoint accounts for it.</summary>
    public LedgerFault? Fault()
    {
        if (_begin is not { } begin)
            return null;
        var missing = begin.Sequence == 2 ? "record 1 before it is missing" : $"records 1 to {begin.Sequence - 1} before it are missing";
        if (Checkpoint is not { } checkpoint || checkpoint.Cut.Sequence < begin.Sequence - 1)
            return new LedgerFault(begin.File, begin.Line, begin.Sequence, begin.Id, $"{missing}, and no record says that they were pruned");
        var cut = checkpoint.Cut.Sequence == begin.Sequence - 1 ? begin.Previous : _fileEnds.GetValueOrDefault(checkpoint.Cut.Sequence);
        return cut == checkpoint.Cut.Hash
            ? null
            : new LedgerFault(begin.File, begin.Line, begin.Sequence, begin.Id, $"{missing}; they are said to be pruned (record {checkpoint.Sequence}), but it does not follow from them");
    }

    /// <summary>Whether an anchor lies in what was pruned.</summary>
    public bool Covers(LedgerAnchor anchor) => _begin is { } begin && anchor.Sequence < begin.Sequence && Checkpoint?.Cut.Sequence >= anchor.Sequence;

    /// <summary>What an anchor at the very cut has against it.</summary>
    public string? Objection(LedgerAnchor anchor) => Covers(anchor) && Checkpoint!.Cut.Sequence == anchor.Sequence && Checkpoint.Cut.Hash != anchor.Hash
        ? $"record {anchor.Sequence}, noted as anchor, is not the one that was pruned: the ledger was rewritten"
        : null;
}
