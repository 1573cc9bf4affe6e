namespace GovernedAi.Ledger;

/// <summary>What a look through a whole ledger has shown.</summary>
/// <param name="Records">How many records there are.</param>
/// <param name="Head">The last record, to be noted elsewhere; <see langword="null"/> when there is none.</param>
/// <param name="Faults">Where the ledger is not what was written. At most <see cref="LedgerVerifier.MostFaults"/>.</param>
/// <param name="FirstKeyed">The first record under a key; <see langword="null"/> when there is none.</param>
/// <param name="IsAnchored">Whether an anchor was given.</param>
public sealed record LedgerVerification(long Records, LedgerAnchor? Head, IReadOnlyList<LedgerFault> Faults, long? FirstKeyed, bool IsAnchored)
{
    /// <summary>Which records were pruned; <see langword="null"/> when the ledger begins with its first.</summary>
    public LedgerCheckpoint? Pruned { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsIntact => Faults.Count == 0;

    /// <summary>What the absence of faults is worth, in words.</summary>
    public string Protection => FirstKeyed is null
        ? "ordered, not protected against whoever can write it" + (IsAnchored ? "; complete up to the anchor" : "")
        : "protected by key" + (IsAnchored ? "; complete up to the anchor" : "; records cut off at the end would show only against an anchor");
}
