namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>The rules about what reaches a model: what they report can be waived, and be accepted as today's in the baseline of a contract.</summary>
/// <remarks>Knows nothing of Roslyn: <c>governedai verify</c> compiles this very file.</remarks>
internal static class CoverageIds
{
    public static IReadOnlyList<string> All { get; } = ["GAI1001", "GAI1005", "GAI1006", "GAI1007", "GAI1008", "GAI1009"];
}
