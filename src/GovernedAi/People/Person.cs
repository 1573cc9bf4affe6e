namespace GovernedAi.People;

/// <summary>Somebody who may be asked.</summary>
/// <param name="Id">The name decisions are recorded under.</param>
/// <param name="Name">The name people know them by.</param>
/// <param name="User">The name of their operating-system account, when it differs from the id.</param>
/// <param name="StandsInFor">The absent person they answer for, if any.</param>
public sealed record Person(string Id, string? Name = null, string? User = null, string? StandsInFor = null);
