using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The one clock, a day in UTC, of rules, reviews and waivers.</summary>
internal static class CalendarDay
{
    /// <summary>Pins today for repeatable builds. Not set by default: a property that changes daily would rebuild the world daily.</summary>
    public const string Property = "build_property.GovernedAiToday";

    public static DateTime Today(AnalyzerConfigOptions options) =>
        options.TryGetValue(Property, out var pinned) && WrittenDay.Parse(pinned) is { } day ? day : DateTime.UtcNow.Date;
}
