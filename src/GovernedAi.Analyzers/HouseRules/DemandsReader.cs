namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Reads what a rule demands.</summary>
internal static class DemandsReader
{
    private static readonly string[] Lists = ["EscalateTo", "EscalateOnlyTo", "AllowedModels"];

    public static RuleDemands Read(RuleSource source)
    {
        var says = source.Says;
        if (says.Text(1).Trim().Length == 0)
            source.FaultAt(1, "needs a title that says what it demands");
        foreach (var name in Lists)
            source.CheckNames(name);

        var longest = says.Text("MaxStepTimeout") is { } text ? MethodGovernance.Duration(text) : null;
        if (says.Has("MaxStepTimeout") && !(longest > TimeSpan.Zero))
            source.Fault("MaxStepTimeout", $"has MaxStepTimeout = \"{says.Text("MaxStepTimeout")}\", which is no time: write it as hh:mm:ss");
        if (says.Has("MinQuorum") && says.Number("MinQuorum") < 1)
            source.Fault("MinQuorum", $"has MinQuorum = {says.Number("MinQuorum")}: at least one person decides");
        if (says.Number("MinAssurance") is < 0 or > 2)
            source.Fault("MinAssurance", "has an assurance that does not exist");
        if (says.Number("Requires") is < 0 or > 7)
            source.Fault("Requires", "requires controls that do not exist");
        if (says.Has("RequiresAttribute") && says.Type("RequiresAttribute")?.IsAttribute() != true)
            source.Fault("RequiresAttribute", "has for RequiresAttribute a type that is no attribute");

        var demands = new RuleDemands
        {
            Controls = (Controls)says.Number("Requires"),
            Attribute = says.Type("RequiresAttribute"),
            EscalateTo = says.Texts("EscalateTo"),
            EscalateOnlyTo = says.Texts("EscalateOnlyTo"),
            MaxStepTimeout = longest,
            MinQuorum = says.Number("MinQuorum"),
            MinAssurance = says.Number("MinAssurance"),
            UseCase = says.Flag("RequiresUseCase"),
            Review = says.Flag("RequiresReview"),
            FallbackWithoutModel = says.Flag("RequiresFallbackWithoutModel"),
            Record = says.Flag("RequiresRecord"),
            Capture = says.Flag("RequiresCapture"),
            Redacted = source.Types("Redacts"),
            Models = says.Texts("AllowedModels"),
        };
        if (demands is { EscalateOnlyTo.IsEmpty: false } && demands.EscalateTo.Except(demands.EscalateOnlyTo).FirstOrDefault() is { } stranger)
            source.Fault("EscalateTo", $"demands that \"{stranger}\" be asked and does not allow it: add it to EscalateOnlyTo");
        if (demands.IsEmpty && !source.IsFaulty)
            source.FaultAt(-1, "demands nothing: give Requires, RequiresAttribute, EscalateTo or another demand");
        return demands;
    }
}
