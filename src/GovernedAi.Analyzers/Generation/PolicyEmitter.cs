using System.Globalization;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Prints the policies among the facts of a governed method. What has its default value is left out.</summary>
internal static class PolicyEmitter
{
    public static string Escalation(EscalationModel escalation)
    {
        var terms = escalation.Terms;
        var arguments = new List<string>
        {
            Strings(escalation.Chain),
            Ticks(escalation.StepTimeoutTicks),
            "global::GovernedAi.Ask." + escalation.Ask,
            CodeText.Literal(escalation.Condition),
            CodeText.Literal(escalation.Question),
        };
        if (terms.Quorum != 1)
            arguments.Add("quorum: " + terms.Quorum.ToString(CultureInfo.InvariantCulture));
        if (terms.OnTimeout is not null)
            arguments.Add("onTimeout: global::GovernedAi.OnTimeout." + terms.OnTimeout);
        if (terms.SampleRate > 0)
            arguments.Add("sampleRate: " + Number(terms.SampleRate));
        if (terms.MinReportedConfidence > 0)
            arguments.Add("minReportedConfidence: " + Number(terms.MinReportedConfidence));
        if (terms.Mode is not null)
            arguments.Add("mode: global::GovernedAi.ApprovalMode." + terms.Mode);
        if (terms.MinAssurance is not null)
            arguments.Add("minAssurance: global::GovernedAi.Approvals.Assurance." + terms.MinAssurance);
        return $"new global::GovernedAi.Runtime.EscalationPolicy({string.Join(", ", arguments)})";
    }

    public static string Fallback(FallbackModel fallback)
    {
        var arguments = new List<string> { CodeText.Literal(fallback.Name) };
        if (fallback.On is { } on)
            arguments.Add($"on: (global::GovernedAi.FallbackOn){on.ToString(CultureInfo.InvariantCulture)}");
        if (fallback.TimeoutTicks > 0)
            arguments.Add("timeoutTicks: " + Ticks(fallback.TimeoutTicks));
        if (fallback.MinReportedConfidence > 0)
            arguments.Add("minReportedConfidence: " + Number(fallback.MinReportedConfidence));
        if (fallback.Preview)
            arguments.Add("preview: true");
        return $"new global::GovernedAi.Runtime.FallbackPolicy({string.Join(", ", arguments)})";
    }

    public static string Strings(IEnumerable<string> values) => $"new[] {{ {string.Join(", ", values.Select(CodeText.Literal))} }}";

    public static string Incident(IEnumerable<string> chain, long stepTicks) =>
        $"new global::GovernedAi.Runtime.IncidentPolicy({Strings(chain)}, {Ticks(stepTicks)})";

    private static string Ticks(long ticks) => $"{ticks.ToString(CultureInfo.InvariantCulture)}L /* {TimeSpan.FromTicks(ticks):c} */";

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture) + "D";
}
