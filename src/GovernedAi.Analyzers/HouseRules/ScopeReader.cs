namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Reads where a rule applies.</summary>
internal static class ScopeReader
{
    private static readonly string[] FullNames = ["Namespace", "Type"];
    private static readonly string[] Names = ["Assembly", "Provider", "UseCase"];

    public static RuleScope Read(RuleSource source)
    {
        var says = source.Says;
        foreach (var name in FullNames)
        {
            if (says.Text(name) is { } pattern && !NamePattern.IsFullName(pattern))
                source.Fault(name, $"has {name} = \"{pattern}\", which is no name: parts divided by dots, `*` for any characters within one");
        }

        foreach (var name in Names)
        {
            if (says.Text(name) is { } pattern && pattern.Trim().Length == 0)
                source.Fault(name, $"has an empty {name}: give a name, or leave it out");
        }

        if (says.Text("Kind") is { } kind && !ModelCallWords.IsKind(kind))
            source.Fault("Kind", $"has Kind = \"{kind}\", which is no kind of model call: {ModelCallWords.Kinds}");
        if (says.Number("Risk") is < 0 or > 3)
            source.Fault("Risk", "has a risk that does not exist");
        if (says.Has("Bearing") && says.Type("Bearing")?.IsAttribute() != true)
            source.Fault("Bearing", "has for Bearing a type that is no attribute");

        return new()
        {
            Namespace = says.Text("Namespace"),
            Type = says.Text("Type"),
            Assembly = says.Text("Assembly"),
            Kind = says.Text("Kind"),
            Provider = says.Text("Provider"),
            UseCase = says.Text("UseCase"),
            Risk = says.Number("Risk"),
            Handles = source.Types("Handles"),
            Bearing = says.Type("Bearing"),
        };
    }
}
