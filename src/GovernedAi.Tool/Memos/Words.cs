using System.Globalization;

namespace GovernedAi.Tool.Memos;

/// <summary>Puts lists and shares as a person says them.</summary>
internal static class Words
{
    /// <summary>"a, b and c".</summary>
    public static string List(IEnumerable<string> parts, string last = "and")
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }

    /// <summary>"5 %", "0.5 %".</summary>
    public static string Share(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + " %";
}
