using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>What a fallback answers to, how long it has, and whether it runs ahead.</summary>
/// <param name="On">The number of its <c>FallbackOn</c>, or <see langword="null"/> for the default.</param>
/// <param name="TimeoutTicks">How long it has; 0: no limit.</param>
/// <param name="MinReportedConfidence">Answers below it; 0 when confidence is not looked at.</param>
/// <param name="Preview">Whether it is run ahead to show what it would say.</param>
internal readonly record struct FallbackTerms(int? On, long TimeoutTicks, double MinReportedConfidence, bool Preview)
{
    private const int TimeoutOrRejection = 2 | 4;
    private const int LowConfidence = 8;
    private const int Any = 63;

    /// <returns>The terms, or the argument that cannot be met and why.</returns>
    public static (FallbackTerms Terms, (string Argument, string Why)? Fault) Of(GoverningAttribute attribute, IMethodSymbol governed, MethodResult result)
    {
        var on = attribute.Number<int>("On");
        if (on is { } reasons && ((reasons & ~Any) != 0 || reasons == 0))
            return (default, ("On", "answers to nothing: its On names no reason"));

        var least = attribute.Number<double>("MinReportedConfidence") ?? 0;
        if (attribute.Has("MinReportedConfidence") && ReportedConfidence.Fault(least, result, governed) is { } unmet)
            return (default, ("MinReportedConfidence", unmet));
        if (least > 0 && ((on ?? Any) & LowConfidence) == 0)
            return (default, ("MinReportedConfidence", "looks at a confidence, but its On leaves FallbackOn.LowConfidence out"));
        if (on is LowConfidence && least == 0)
            return (default, ("On", "answers to a low confidence, and nothing says what is low: add MinReportedConfidence = 0.8"));

        var preview = attribute.Number<bool>("Preview") ?? false;
        if (preview && Unseen(on, governed, result) is { } unseen)
            return (default, ("Preview", unseen));

        if (attribute.Value<string>("Timeout") is not { } text)
            return (new FallbackTerms(on, 0, least, preview), null);
        return TimeText.Parse(text) is { } timeout
            ? (new FallbackTerms(on, timeout.Ticks, least, preview), null)
            : (default, ("Timeout", $"has \"{text}\" to answer, which is no time: write hours, minutes and seconds, such as \"00:00:10\""));
    }

    /// <summary>Why there is nothing to show ahead, or nobody to see it.</summary>
    private static string? Unseen(int? on, IMethodSymbol governed, MethodResult result) =>
        GoverningAttributes.Of(governed)?.Escalation is null ? "has a Preview, and nobody is asked who could see it: add [Escalation]"
        : result.IsStream ? "has a Preview, but answers with a stream, which cannot be shown ahead"
        : !result.HasValue ? "has a Preview, but returns nothing that could be shown"
        : ((on ?? Any) & TimeoutOrRejection) == 0 ? "has a Preview, but answers neither to a rejection nor to a time-out, so what it would say is nothing to those who are asked"
        : null;
}
