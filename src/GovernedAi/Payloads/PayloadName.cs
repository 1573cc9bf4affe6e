using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GovernedAi.Payloads;

/// <summary>The ids payloads get: day, governed call, ordinal. Readable, and enough to find the file.</summary>
internal static class PayloadName
{
    public static string Of(DateTimeOffset at, Guid call, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy-MM-dd}/{call:N}/{ordinal}");

    public static bool TryRead(string id, [NotNullWhen(true)] out string? day, [NotNullWhen(true)] out string? call, out int ordinal)
    {
        (day, call, ordinal) = (null, null, 0);
        if (id.Split('/') is not [var first, var second, var third]
            || !DateOnly.TryParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || !Guid.TryParseExact(second, "N", out _)
            || !int.TryParse(third, NumberStyles.None, CultureInfo.InvariantCulture, out ordinal))
        {
            return false;
        }

        (day, call) = (first, second);
        return true;
    }
}
