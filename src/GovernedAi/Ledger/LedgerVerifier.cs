using GovernedAi.Files;

namespace GovernedAi.Ledger;

/// <summary>Reads a ledger from the first record to the last and names every one that is not what was written.</summary>
public sealed class LedgerVerifier
{
    /// <summary>How many faults are named before the rest is only read on.</summary>
    public const int MostFaults = 1000;

    private readonly LedgerFolder _folder;
    private readonly LedgerKeyRing _keys;
    private readonly LedgerAnchor? _anchor;
    private readonly List<LedgerFault> _faults = [];
    private long _records;
    private long? _firstKeyed;
    private bool _anchorSeen;
    private long _sequence;
    private string? _hash = LedgerLine.Origin;
    private readonly PrunedFront _front = new();

    private LedgerVerifier(LedgerFolder folder, LedgerKeyRing keys, LedgerAnchor? anchor)
    {
        _folder = folder;
        _keys = keys;
        _anchor = anchor;
    }

    /// <summary>Verifies the ledger in a folder, in bounded memory. Others may write to it meanwhile.</summary>
    /// <param name="folder">The folder of the ledger's files.</param>
    /// <param name="keys">The keys it was written with. With one given, records without a key behind the first that has one are faults.</param>
    /// <param name="anchor">A record noted elsewhere.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static async Task<LedgerVerification> VerifyAsync(
        string folder, LedgerKeyRing? keys = null, LedgerAnchor? anchor = null, CancellationToken cancellation = default)
    {
        while (true)
        {
            var verifier = new LedgerVerifier(new LedgerFolder(folder), keys ?? LedgerKeyRing.None, anchor);
            if (await verifier.ReadAllAsync(cancellation).ConfigureAwait(false))
                return verifier.Conclude();
        }
    }

    /// <returns>Whether all files that were listed could be read; if somebody pruned meanwhile, what was read fits together no more.</returns>
    private async Task<bool> ReadAllAsync(CancellationToken cancellation)
    {
        foreach (var number in _folder.Numbers())
        {
            if (!await ReadAsync(number, cancellation).ConfigureAwait(false))
                return false;
            _front.EndFile(_sequence, _hash);
        }

        return true;
    }

    private async Task<bool> ReadAsync(int number, CancellationToken cancellation)
    {
        var name = LedgerFolder.NameOf(number);
        if (!_folder.TryOpen(number, out var opened))
            return false;
        using var lines = opened;
        while (await lines.ReadAsync(cancellation).ConfigureAwait(false))
        {
            // A last line without its break is a write under way, or one that a crash cut off: it was never acknowledged.
            if (lines.IsWhole)
                Check(lines.Line, name, lines.Number);
        }

        return true;
    }

    private void Check(ReadOnlyMemory<byte> line, string file, int number)
    {
        SealedLine stated;
        try
        {
            stated = SealedLine.Parse(line);
        }
        catch (FormatException exception)
        {
            Add(new LedgerFault(file, number, null, null, exception.Message));

            // It stood for one record; what it hashed to is lost, so the next cannot be held to it.
            _sequence++;
            _hash = null;
            return;
        }

        _records++;
        if (_records == 1 && stated.Sequence > 1 && _hash == LedgerLine.Origin)
        {
            // Records were pruned or torn off before it; which of the two, a record still to come says.
            _front.Begin(file, number, stated);
            (_sequence, _hash) = (stated.Sequence - 1, stated.Previous);
        }

        if (stated.Kind == RecordKinds.Pruned)
            ReadCheckpoint(line, file, number, stated);
        if (Objection(line.Span, stated) is { } objection)
            Add(new LedgerFault(file, number, stated.Sequence, stated.Id, objection));
        if (_anchor is { } anchor && anchor.Sequence == stated.Sequence)
        {
            _anchorSeen = true;
            if (anchor.Hash != stated.Hash)
                Add(new LedgerFault(file, number, stated.Sequence, stated.Id, "it is not the record that was noted as anchor: the ledger was rewritten"));
        }

        _firstKeyed ??= stated.KeyId is null ? null : stated.Sequence;

        // Goes on from what the record states, so that one change is one fault.
        _sequence = stated.Sequence;
        _hash = stated.Hash;
    }

    private void ReadCheckpoint(ReadOnlyMemory<byte> line, string file, int number, SealedLine stated)
    {
        try
        {
            _front.Add(LedgerCheckpoint.Parse(LedgerRecord.Parse(line)));
        }
        catch (FormatException exception)
        {
            Add(new LedgerFault(file, number, stated.Sequence, stated.Id, exception.Message));
        }
    }

    private string? Objection(ReadOnlySpan<byte> line, SealedLine stated)
    {
        var intact = stated.IsIntact(line, _keys);
        if (intact == false)
            return "its content was changed after it was written";
        if (stated.Sequence > _sequence + 1)
            return _sequence + 2 == stated.Sequence
                ? $"record {_sequence + 1} before it is missing"
                : $"records {_sequence + 1} to {stated.Sequence - 1} before it are missing";
        if (stated.Sequence <= _sequence)
            return $"it stands behind record {_sequence}: moved, or written twice";
        if (_hash is not null && stated.Previous != _hash)
            return $"it does not follow from record {_sequence} as that stands now: one of the two was replaced";
        if (intact is null)
            return $"it is under the key '{stated.KeyId}', which was not given";
        return stated.KeyId is null && _firstKeyed is not null ? "it has no key, and records before it do: it was not written by a holder of the key" : null;
    }

    private LedgerVerification Conclude()
    {
        var end = _folder.Numbers() is [.., var last] ? LedgerFolder.NameOf(last) : LedgerFolder.NameOf(1);
        if (_front.Fault() is { } torn)
            Add(torn);
        if (_anchor is { } anchor && !_anchorSeen && _front.Objection(anchor) is { } objection)
            Add(new LedgerFault(end, 0, null, null, objection));
        else if (_anchor is { } noted && !_anchorSeen && !_front.Covers(noted))
            Add(new LedgerFault(end, 0, null, null, $"record {noted.Sequence}, noted as anchor, is not there any more: the ledger ends at record {_sequence}"));
        if (_records > 0 && !_keys.IsEmpty && _firstKeyed is null)
            Add(new LedgerFault(end, 0, null, null, "no record is under a key, and a key was given: the ledger was not written by a holder of the key"));
        return new LedgerVerification(_records, _records == 0 || _hash is null ? null : new LedgerAnchor(_sequence, _hash), _faults, _firstKeyed, _anchor is not null) { Pruned = _front.Checkpoint };
    }

    private void Add(LedgerFault fault)
    {
        if (_faults.Count < MostFaults)
            _faults.Add(fault);
    }
}
