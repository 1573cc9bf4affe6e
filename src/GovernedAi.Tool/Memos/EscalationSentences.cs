using GovernedAi.Approvals;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Memos;

/// <summary>Says in plain sentences when people are asked, who, in what order, and what follows.</summary>
internal static class EscalationSentences
{
    public static string WhenItIsWrong(GoverningFacts says)
    {
        var unsure = string.Join(' ', FallbackSentences.WhenUnsure(says));
        if (says.Escalation is not { } escalation)
            return unsure.Length > 0 ? $"{unsure} Otherwise nobody is asked, and what the model answers is used as it is." : "Nobody is asked. What the model answers is used as it is.";

        var text = (escalation.BeforeModel ? "Before the model is called, people are asked" : "Before the answer is used, people are asked") + When(escalation);
        if (escalation.HoldsStream)
            text += " Until they release it, nothing of the streamed answer reaches the caller.";
        if (escalation.Question is { } question)
            text += $" They are asked: “{question}”";
        if (says.Fallbacks.Where(f => f.Preview).Select(f => $"`{f.Method}`").ToList() is { Count: > 0 } shown)
            text += $" They see what {Words.List(shown, "and")} would answer.";
        return unsure.Length > 0 ? $"{text} {unsure}" : text;
    }

    public static string WhoIsAsked(GoverningFacts says)
    {
        if (says.Escalation is not { } escalation)
            return "Nobody.";

        var limit = escalation.StepTimeout is { } step ? SpokenTime.Of(step) : "the time set";
        var text = $"First `{escalation.Chain.FirstOrDefault() ?? "nobody"}`, who have {limit}.";
        foreach (var group in escalation.Chain.Skip(1))
            text += $" If they do not answer, `{group}`, who have {limit}.";
        if (escalation.Quorum > 1)
            text += $" {escalation.Quorum} different people have to say the same; one rejection is enough to reject.";
        text += escalation.MinAssurance switch
        {
            Assurance.Asserted => "",
            Assurance.OperatingSystemUser => " A decision counts only if the operating system says who decided, or they signed in.",
            _ => " A decision counts only of somebody who signed in.",
        };
        text += " " + Otherwise(says, escalation);
        return escalation.Defers ? text + " Meanwhile the caller is told that the answer is pending, and comes again for it." : text;
    }

    private static string When(EscalationFacts escalation)
    {
        if (escalation.AsksAlways)
            return ", every time.";
        var conditions = new List<string>();
        if (escalation.Condition is { } name)
            conditions.Add($"if `{name}` says so (and whenever that check itself fails)");
        if (escalation.MinReportedConfidence > 0)
            conditions.Add($"if the model reports less than {Words.Share(escalation.MinReportedConfidence)} confidence, or none");
        if (escalation.SampleRate > 0)
            conditions.Add($"for {Words.Share(escalation.SampleRate)} of all calls, drawn at random");
        return $", {Words.List(conditions, "or")}.";
    }

    private static string Otherwise(GoverningFacts says, EscalationFacts escalation)
    {
        var refuse = escalation.BeforeModel ? "they refuse" : "they reject the answer";
        var (onSilence, onRejection) = (Follows(says, escalation.OnTimeout == OnTimeout.Reject ? FallbackOn.Rejection : FallbackOn.Timeout), Follows(says, FallbackOn.Rejection));
        if (escalation.OnTimeout == OnTimeout.KeepWaiting)
            return $"If nobody answers, the request stays open until somebody does. If {refuse}, {onRejection}.";
        var silence = escalation.OnTimeout == OnTimeout.Reject ? "nobody answers, which counts as a rejection" : "nobody answers";
        return onSilence == onRejection ? $"If {silence}, or {refuse}, {onSilence}." : $"If {silence}, {onSilence}. If {refuse}, {onRejection}.";
    }

    private static string Follows(GoverningFacts says, FallbackOn reason) =>
        FallbackSentences.For(says, reason) is not { } answers ? "the caller gets an error and no answer"
        : FallbackSentences.AreAlike(says, reason, FallbackOn.Failure) ? "the fallback answers, as if the model had failed"
        : answers.TrimEnd('.');
}
