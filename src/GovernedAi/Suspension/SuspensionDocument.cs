using System.Text.Json.Serialization;

namespace GovernedAi.Suspension;

/// <summary>The shape of <c>suspended.json</c>.</summary>
internal sealed record SuspensionDocument
{
    public int V { get; set; } = 1;

    [JsonRequired]
    public List<Suspended> Suspended { get; init; } = [];
}
