using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The one clock and the one way of writing a day, <c>yyyy-MM-dd</c> in UTC, of rules, reviews and waivers.</summary>
internal static class CalendarDay
{
    /// <summary>Pins today for repeatable builds. Not set by default: a property that changes daily would rebuild the world daily.</summary>
    public const string Property = "build_property.GovernedAiToday";

    private const string Format = "yyyy-MM-dd";

    public static DateTime Today(AnalyzerConfigOptions options) =>
        options.TryGetValue(Property, out var pinned) && Parse(pinned) is { } day ? day : DateTime.UtcNow.Date;

    public static DateTime? Parse(string? text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day : null;

    public static string Words(this DateTime day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
