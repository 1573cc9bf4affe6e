using GovernedAi.Ledger;

namespace GovernedAi.Incidents;

/// <summary>What puts a wrong answer right: a record, or a text.</summary>
/// <param name="By">Who linked it.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Record">The id of the record that puts it right; <see langword="null"/>: it is a text.</param>
/// <param name="Content">Where the text is kept, as a JSON string; it is erased with the content of the call.</param>
public sealed record IncidentCorrection(string By, DateTimeOffset At, string? Record, PayloadReference? Content);
