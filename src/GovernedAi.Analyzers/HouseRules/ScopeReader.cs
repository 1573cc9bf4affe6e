namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Reads where a rule applies.</summary>
internal static class ScopeReader
{
    private const int HighestRisk = 3;

    public static RuleScope Read(RuleSource source)
    {
        var kind = source.Says.Text("Kind");
        if (kind is not null && !ModelCallWords.IsKind(kind))
            source.Fault("Kind", $"has Kind = \"{kind}\", which is no kind of model call: {ModelCallWords.Kinds}");

        return new()
        {
            Namespace = source.FullNamePattern("Namespace"),
            Type = source.FullNamePattern("Type"),
            Assembly = source.Pattern("Assembly"),
            Kind = kind,
            Provider = source.Pattern("Provider"),
            UseCase = source.Pattern("UseCase"),
            Risk = source.Choice("Risk", HighestRisk, "has a risk that does not exist"),
            Handles = source.Types("Handles"),
            Bearing = source.AttributeType("Bearing"),
        };
    }
}
