using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads what rule set the user asks for: by name and version, or by the rule set's own assembly.</summary>
internal static class RuleSetDemand
{
    /// <returns><see langword="null"/> when it is neither.</returns>
    public static DemandedRuleSet? Parse(string text)
    {
        if (text.Split('@') is [{ Length: > 0 } name, var version] && Version.TryParse(version, out var wanted))
            return new(name, wanted);

        try
        {
            using var file = AssemblyFile.Open(text);
            return new(file.Name, Version.Parse(file.Version));
        }
        catch (UnreadableException)
        {
            return null;
        }
    }
}
