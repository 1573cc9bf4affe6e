using System.Globalization;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Verdicts;

/// <summary>Tells whether a waiver holds on a day.</summary>
internal static class WaiverTerms
{
    /// <returns>Why it lifts nothing, to follow "its waiver "; null if it holds.</returns>
    public static string? Fault(WaiverFacts waiver, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(waiver.Reason))
            return "gives no reason";
        if (string.IsNullOrWhiteSpace(waiver.ApprovedBy))
            return "says nobody approved it";
        if (!DateOnly.TryParseExact(waiver.Expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires))
            return "has no day on which it expires";
        return expires < today ? $"expired on {waiver.Expires}" : null;
    }

    /// <summary>The waiver in words, for a list or a log.</summary>
    public static string Words(WaiverFacts waiver) =>
        $"waived until {waiver.Expires} by \"{waiver.ApprovedBy}\" (stated, not verified): {waiver.Reason}";
}
