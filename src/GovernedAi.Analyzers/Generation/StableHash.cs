namespace GovernedAi.Analyzers.Generation;

/// <summary>A hash that is the same in every process, for names: FNV-1a, 32 bits.</summary>
internal static class StableHash
{
    /// <returns>Eight hexadecimal digits.</returns>
    public static string Of(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ (character & 0xFFu)) * 16777619u);
            hash = unchecked((hash ^ ((uint)character >> 8)) * 16777619u);
        }

        return hash.ToString("X8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
