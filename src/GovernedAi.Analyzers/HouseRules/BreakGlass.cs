using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The way through in an emergency: house rules and expired waivers warn, and the assembly says that it was built so, and why.</summary>
internal static class BreakGlass
{
    /// <summary>The reason, as <c>dotnet build -p:GovernedAiBreakGlass="INC-4711: …"</c>.</summary>
    public const string Property = "build_property.GovernedAiBreakGlass";

    public static bool IsBroken(AnalyzerConfigOptions options) => Reason(options) is not null;

    public static string? Reason(AnalyzerConfigOptions options) =>
        options.TryGetValue(Property, out var reason) && reason.Trim() is { Length: > 0 } given ? given : null;
}
