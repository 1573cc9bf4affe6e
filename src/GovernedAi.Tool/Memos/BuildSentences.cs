using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Memos;

/// <summary>Says in plain sentences what the build of an assembly was held to.</summary>
internal static class BuildSentences
{
    public static string Of(AssemblyFacts assembly)
    {
        var sets = assembly.RuleSets.IsEmpty
            ? "was held to no rules of the house"
            : $"was held to the rules of {Words.List(assembly.RuleSets.Select(s => $"{s.Name} {s.Version}"))}";
        var text = assembly.Build switch
        {
            null => $"{assembly.Name} was built without GovernedAi's analyzers: no rule was checked when it was built.",
            { AnalyzersOff: true } => $"{assembly.Name} {sets}, but the checks were switched off when it was built.",
            { Contract: null } => $"{assembly.Name} {sets}.",
            _ => $"{assembly.Name} {sets}, and to the project's own contract, which a review sees change.",
        };
        if (assembly.Sensitive.Length > 0)
            text += $" Never written down: {Words.List(assembly.Sensitive.Select(m => $"`{m}`"))}.";
        return assembly.BrokenGlass is { } reason ? $"{text} It was let through in an emergency: “{reason}”" : text;
    }
}
