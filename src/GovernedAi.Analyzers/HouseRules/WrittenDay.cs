using System.Globalization;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The one way of writing a day, <c>yyyy-MM-dd</c>, of rules, reviews and waivers.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies reads days alike.</remarks>
internal static class WrittenDay
{
    private const string Format = "yyyy-MM-dd";

    public static DateTime? Parse(string? text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day : null;

    public static string Words(this DateTime day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
