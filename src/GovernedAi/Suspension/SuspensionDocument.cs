namespace GovernedAi.Suspension;

/// <summary>The shape of <c>suspended.json</c>.</summary>
internal sealed record SuspensionDocument
{
    public int V { get; init; } = 1;

    public List<Suspended> Suspended { get; init; } = [];
}
