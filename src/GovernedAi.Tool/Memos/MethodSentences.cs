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
        return $"{Sentence(calls)}.";
    }

    public static string WhenItFails(GoverningFacts says) => says.Fallbacks.IsEmpty
        ? "The caller gets the error. Nothing else answers."
        : $"{Fallbacks(says)} If {(says.Fallbacks.Length == 1 ? "it fails too" : "none of them answers")}, the caller gets the error.";

    public static string WhenItIsWrong(GoverningFacts says)
    {
        if (says.Escalation is not { } escalation)
            return "Nobody is asked. What the model answers is used as it is.";

        var when = escalation.BeforeModel ? "Before the model is called, people are asked" : "Before the answer is used, people are asked";
        var condition = escalation.Condition is { } name
            ? $", if `{name}` says so (and whenever that check itself fails)."
            : ", every time.";
        var question = escalation.Question is { } text ? $" They are asked: “{text}”" : "";
        return when + condition + question;
    }

    public static string WhoIsAsked(GoverningFacts says)
    {
        if (says.Escalation is not { } escalation)
            return "Nobody.";

        var limit = escalation.StepTimeout is { } step ? SpokenTime.Of(step) : "the time set";
        var text = $"First `{escalation.Chain.FirstOrDefault() ?? "nobody"}`, who have {limit}.";
        foreach (var group in escalation.Chain.Skip(1))
            text += $" If they do not answer, `{group}`, who have {limit}.";
        var otherwise = says.Fallbacks.IsEmpty ? "the caller gets an error and no answer" : "the fallback answers, as if the model had failed";
        return $"{text} If nobody answers, or {(escalation.BeforeModel ? "they refuse" : "they reject the answer")}, {otherwise}.";
    }

    public static string WhatIsRecorded(GovernedEntry entry)
    {
        var says = entry.Method.Says;
        var captured = entry.Calls.All(c => c.Site.Captured) && !entry.Calls.IsEmpty;
        var what = says.Audited
            ? $"Each call: when, on whose behalf, with what arguments, {(captured ? "each prompt and answer, " : "")}who was asked and what they decided, and what came of it."
            : "That it was called, who was asked, what they decided, and what came of it. Arguments, prompts and answers are not.";
        return what + says.OnAuditFailure switch
        {
            "UseFallback" => " If that cannot be written, the model is not called and the fallback answers.",
            "ProceedUnrecorded" => " If that cannot be written, the model is called all the same, and the gap is noted afterwards.",
            _ => " If that cannot be written, the model is not called and the caller gets an error.",
        };
    }

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
            yield return "It does not record the prompt and answer of every model call in it: " + Sentence(entry.Calls.Where(c => !c.Site.Captured).Select(c => $"`{c.Site.Call.Name}`").Distinct()) + ".";
        if (says.Escalation is null)
            yield return "It does not ask a person.";
        if (says.Escalation is { Condition: { } condition, BeforeModel: false })
            yield return $"It does not show a person the answers that `{condition}` lets pass.";
        if (says.Escalation is { BeforeModel: true })
            yield return "It does not show a person the answer: they are asked before there is one.";
        if (says.Fallbacks.IsEmpty)
            yield return "It does not have anything else to answer with.";
    }

    private static string Fallbacks(GoverningFacts says)
    {
        var text = $"`{says.Fallbacks[0]}` answers.";
        foreach (var next in says.Fallbacks.Skip(1))
            text += $" If that fails too, `{next}` answers.";
        return text;
    }

    private static string Sentence(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
