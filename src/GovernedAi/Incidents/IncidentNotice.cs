using GovernedAi.People;

namespace GovernedAi.Incidents;

/// <summary>What a group is told.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Group">The group whose turn it is.</param>
/// <param name="People">Who of the group is told.</param>
/// <param name="Until">When the next group is told, in UTC, unless somebody acknowledges.</param>
public sealed record IncidentNotice(Incident Incident, string Group, IReadOnlyList<Person> People, DateTimeOffset Until);
