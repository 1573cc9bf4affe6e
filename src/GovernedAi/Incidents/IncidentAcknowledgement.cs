namespace GovernedAi.Incidents;

/// <summary>Somebody took an incident on.</summary>
/// <param name="By">Who.</param>
/// <param name="Reason">What they said.</param>
/// <param name="At">When, in UTC.</param>
public sealed record IncidentAcknowledgement(string By, string Reason, DateTimeOffset At);
