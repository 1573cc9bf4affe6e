namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Reads what a rule demands.</summary>
internal static class DemandsReader
{
    private const int HighestAssurance = 2;
    private const int AllControls = (int)(Controls.AuditLog | Controls.Escalation | Controls.Fallback);

    public static RuleDemands Read(RuleSource source)
    {
        var says = source.Says;
        if (says.Text(1).Trim().Length == 0)
            source.FaultAt(1, "needs a title that says what it demands");

        var longest = says.Text("MaxStepTimeout") is { } text ? MethodGovernance.Duration(text) : null;
        if (says.Has("MaxStepTimeout") && !(longest > TimeSpan.Zero))
            source.Fault("MaxStepTimeout", $"has MaxStepTimeout = \"{says.Text("MaxStepTimeout")}\", which is no time: write it as hh:mm:ss");
        if (says.Has("MinQuorum") && says.Number("MinQuorum") < 1)
            source.Fault("MinQuorum", $"has MinQuorum = {says.Number("MinQuorum")}: at least one person decides");

        var demands = new RuleDemands
        {
            Controls = (Controls)source.Choice("Requires", AllControls, "requires controls that do not exist"),
            Attribute = source.AttributeType("RequiresAttribute"),
            EscalateTo = source.Names("EscalateTo"),
            EscalateOnlyTo = source.Names("EscalateOnlyTo"),
            MaxStepTimeout = longest,
            MinQuorum = says.Number("MinQuorum"),
            MinAssurance = source.Choice("MinAssurance", HighestAssurance, "has an assurance that does not exist"),
            UseCase = says.Flag("RequiresUseCase"),
            Review = says.Flag("RequiresReview"),
            FallbackWithoutModel = says.Flag("RequiresFallbackWithoutModel"),
            Record = says.Flag("RequiresRecord"),
            Capture = says.Flag("RequiresCapture"),
            Redacted = source.Types("Redacts"),
            Models = source.Names("AllowedModels"),
        };
        if (demands is { EscalateOnlyTo.IsEmpty: false } && demands.EscalateTo.Except(demands.EscalateOnlyTo).FirstOrDefault() is { } stranger)
            source.Fault("EscalateTo", $"demands that \"{stranger}\" be asked and does not allow it: add it to EscalateOnlyTo");
        if (demands.IsEmpty && !source.IsFaulty)
            source.FaultAt(-1, "demands nothing: give Requires, RequiresAttribute, EscalateTo or another demand");
        return demands;
    }
}
