using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Inventories;

namespace GovernedAi.Tool.Memos;

/// <summary>Says in plain sentences what a governed method does when the model fails, is wrong, or is unsure.</summary>
internal static class MethodSentences
{
    public static string Calls(GovernedEntry entry)
    {
        if (entry.Calls.IsEmpty)
            return "No model call was found in its body.";
        var calls = entry.Calls.Select(c => $"`{c.Site.Call.Name}` ({c.Site.Call.Provider}, {c.Site.Call.Kind})").Distinct().Order(StringComparer.Ordinal);
        return $"{Words.List(calls)}.";
    }

    public static string WhenItFails(GoverningFacts says) => FallbackSentences.For(says, FallbackOn.Failure) is not { } answers
        ? "The caller gets the error. Nothing else answers."
        : $"{answers} {FallbackSentences.AtLast(says, FallbackOn.Failure)}";

    public static string WhileItIsSuspended(GoverningFacts says) => FallbackSentences.For(says, FallbackOn.Suspended) is not { } answers
        ? "The model is not called, and the caller gets an error."
        : $"The model is not called. {answers}";

    public static string WhatIsRecorded(GovernedEntry entry)
    {
        var says = entry.Method.Says;
        var captured = entry.Calls.All(c => c.Site.Captured) && !entry.Calls.IsEmpty;
        var what = says.Audited
            ? $"Each call: when, on whose behalf, with what arguments, {(captured ? "each prompt and answer, " : "")}who was asked and what they decided, and what came of it."
            : "That it was called, who was asked, what they decided, and what came of it. Arguments, prompts and answers are not.";
        if (entry.Method.Sensitive is { IsEmpty: false } hidden)
            what += $" {Capitalised(Words.List(hidden.Select(h => h == "result" ? "the result" : $"`{h}`")))} {(hidden.Length == 1 ? "is" : "are")} not written down, and taken out of texts in which it turns up.";
        if (entry.Method.Subjects is { IsEmpty: false } subjects)
            what += $" What is kept can be found and erased for a person by {Words.List(subjects.Select(s => $"`{s}`"))}.";
        return what + says.OnAuditFailure switch
        {
            OnAuditFailure.UseFallback when FallbackSentences.For(says, FallbackOn.Unrecorded) is not null => " If that cannot be written, the model is not called and the fallback answers.",
            OnAuditFailure.ProceedUnrecorded => " If that cannot be written, the model is called all the same, and the gap is noted afterwards.",
            _ => " If that cannot be written, the model is not called and the caller gets an error.",
        };
    }

    private static string Capitalised(string text) => text[0] == '`' ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Owner(GovernedEntry entry) => entry switch
    {
        { UseCase.Owner: { } owner } => $"{owner}.",
        { UseCase: not null } => "Nobody is named.",
        { Method.Says.UseCase: { } name } => $"Nobody is named: the use case `{name}` is not declared.",
        _ => "Nobody is named: it serves no declared use case.",
    };

    public static IEnumerable<string> DoesNot(GovernedEntry entry)
    {
        var says = entry.Method.Says;
        if (entry.Method.NotWrapped is not null)
            yield return "It does nothing of the above: its attributes are not wired to its code in this build.";
        if (!says.Audited)
            yield return "It does not record arguments, prompts and answers.";
        else if (entry.Calls.Any(c => !c.Site.Captured))
            yield return "It does not record the prompt and answer of every model call in it: " + Words.List(entry.Calls.Where(c => !c.Site.Captured).Select(c => $"`{c.Site.Call.Name}`").Distinct()) + ".";
        if (says.Escalation is null)
            yield return "It does not ask a person.";
        if (says.Escalation is { AsksAlways: false, BeforeModel: false } escalation)
            yield return escalation is { Condition: { } condition, MinReportedConfidence: 0, SampleRate: 0 }
                ? $"It does not show a person the answers that `{condition}` lets pass."
                : "It does not show a person the answers for which none of these conditions holds.";
        if (says.Escalation is { MinReportedConfidence: > 0 } || says.Fallbacks.Any(f => f.MinReportedConfidence > 0))
            yield return "It does not check the confidence that the model reports of itself: a model can be sure and wrong.";
        if (says.Escalation is { BeforeModel: true })
            yield return "It does not show a person the answer: they are asked before there is one.";
        if (says.Fallbacks.IsEmpty)
            yield return "It does not have anything else to answer with.";
        else if (FallbackSentences.Unanswered(says) is { Length: > 0 } unanswered)
            yield return $"It does not have anything else to answer with when {unanswered}.";
    }
}
