namespace GovernedAi.Ledger;

/// <summary>Where an appended record stands.</summary>
/// <param name="Sequence">Its number in the ledger, from 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Hash">Its hash, in lower-case hexadecimal; kept elsewhere it is an anchor that shows truncation.</param>
public readonly record struct LedgerReceipt(long Sequence, string Id, string Hash);
