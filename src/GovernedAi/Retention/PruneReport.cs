using GovernedAi.Ledger;

namespace GovernedAi.Retention;

/// <summary>What pruning came to.</summary>
/// <param name="Cut">The last record that went; <see langword="null"/> when none did.</param>
/// <param name="Payloads">How many payloads went with them.</param>
/// <param name="StoppedBy">What kept the rest, in words.</param>
public sealed record PruneReport(LedgerAnchor? Cut, int Payloads, string StoppedBy);
