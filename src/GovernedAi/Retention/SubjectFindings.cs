namespace GovernedAi.Retention;

/// <summary>What is kept about a person.</summary>
/// <param name="Payloads">Ids of payloads.</param>
/// <param name="Requests">Ids of requests to people.</param>
/// <param name="Calls">Ids of the governed calls, for a <see cref="Ledger.LedgerQuery"/>.</param>
public sealed record SubjectFindings(IReadOnlyList<string> Payloads, IReadOnlyList<string> Requests, IReadOnlySet<string> Calls);
