using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Something the net stops a build for: where, and what it says.</summary>
internal sealed record NetFinding(string Path, int Line, string Words)
{
    public static NetFinding At(Location? location, string words)
    {
        var place = location?.GetLineSpan();
        return new NetFinding(place?.Path ?? "", (place?.StartLinePosition.Line ?? 0) + 1, OneLine(words));
    }

    /// <summary>The finding as a line of generated code, mapped to the user's own.</summary>
    public string ToCode(bool isGlassBroken) =>
        $"#line {Line} \"{Path}\"\n#{(isGlassBroken ? "warning" : "error")} {Words}\n";

    private static string OneLine(string words) => words.Replace('\r', ' ').Replace('\n', ' ');
}
