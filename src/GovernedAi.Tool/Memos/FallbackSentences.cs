using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Memos;

/// <summary>Says in plain sentences which fallbacks answer, and to what.</summary>
internal static class FallbackSentences
{
    private static readonly (FallbackOn Reason, string When)[] Reasons =
    [
        (FallbackOn.Failure, "the model fails"), (FallbackOn.Rejection, "people reject the answer"), (FallbackOn.Timeout, "nobody answers in time"), (FallbackOn.Suspended, "it is suspended"),
    ];

    /// <summary>Who answers, one after another; null if nobody does.</summary>
    public static string? For(GoverningFacts says, FallbackOn reason)
    {
        var answering = Answering(says, reason);
        if (answering.Count == 0)
            return null;
        var text = $"{Answers(answering[0])}.";
        foreach (var next in answering.Skip(1))
            text += $" If that fails too, {Answers(next)}.";
        return text;
    }

    /// <summary>What is left when they fail too.</summary>
    public static string AtLast(GoverningFacts says, FallbackOn reason) =>
        $"If {(Answering(says, reason).Count == 1 ? "it fails too" : "none of them answers")}, the caller gets the error.";

    /// <summary>Whether the same answer to both, in the same order.</summary>
    public static bool AreAlike(GoverningFacts says, FallbackOn one, FallbackOn other) => Answering(says, one).SequenceEqual(Answering(says, other));

    /// <summary>What no fallback answers to, of what can come about; empty when each is answered.</summary>
    public static string Unanswered(GoverningFacts says) =>
        Words.List(Reasons.Where(r => (says.Escalation is not null || r.Reason is FallbackOn.Failure or FallbackOn.Suspended) && Answering(says, r.Reason).Count == 0).Select(r => r.When), "or when");

    /// <summary>The fallbacks that answer in the model's place when it is unsure, as sentences.</summary>
    public static IEnumerable<string> WhenUnsure(GoverningFacts says) =>
        Answering(says, FallbackOn.LowConfidence).Where(f => f.MinReportedConfidence > 0)
            .Select(f => $"When the model reports less than {Words.Share(f.MinReportedConfidence)} confidence, {Answers(f)} in its place, and nobody is asked.");

    private static List<FallbackFacts> Answering(GoverningFacts says, FallbackOn reason) => [.. says.Fallbacks.Where(f => f.On.HasFlag(reason))];

    private static string Answers(FallbackFacts fallback) =>
        fallback.Timeout is { } timeout ? $"`{fallback.Method}` answers, if it does so within {SpokenTime.Of(timeout)}" : $"`{fallback.Method}` answers";
}
