using System.Globalization;
using System.Text.RegularExpressions;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Reads time-outs as they are written in attributes: <c>hh:mm:ss</c>, or <c>d.hh:mm:ss</c>. A bare number would be days.</summary>
internal static class TimeText
{
    private static readonly Regex Form = new(@"^(\d{1,4}\.)?([01]\d|2[0-3]):[0-5]\d:[0-5]\d$", RegexOptions.CultureInvariant);

    /// <returns><see langword="null"/> when it is no time, or none at all.</returns>
    public static TimeSpan? Parse(string text) =>
        Form.IsMatch(text) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero ? time : null;
}
