using System.Globalization;

namespace GovernedAi.Payloads;

/// <summary>The ids payloads get: day, governed call, ordinal. Readable, and enough to find the file.</summary>
internal static class PayloadName
{
    public static string Of(DateTimeOffset at, Guid call, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy-MM-dd}/{call:N}/{ordinal}");
}
