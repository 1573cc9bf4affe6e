namespace GovernedAi.Incidents;

/// <summary>One group of an incident chain whose turn has come.</summary>
/// <param name="Group">The name of the group.</param>
/// <param name="People">The ids of those who are told; stand-ins in the place of who is away.</param>
/// <param name="Until">When the next group is told, in UTC.</param>
/// <param name="Via">The names of the notifiers that took the notice; empty: no program has told them yet.</param>
/// <param name="Skipped">Why nobody of the group could be told, and the next was at once; <see langword="null"/> otherwise.</param>
public sealed record IncidentStep(string Group, IReadOnlyList<string> People, DateTimeOffset Until, IReadOnlyList<string> Via, string? Skipped = null);
