using System.Security.Cryptography;

namespace GovernedAi.Approvals;

/// <summary>The ids requests get: short enough to be typed by the person who answers.</summary>
internal static class ApprovalName
{
    private const int Length = 10;

    // Without letters that look alike.
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>Whether a name can be one: what comes from outside ends up in a file name.</summary>
    public static bool IsOne(string name) => name.Length == Length && name.AsSpan().IndexOfAnyExcept(Letters) < 0;
}
