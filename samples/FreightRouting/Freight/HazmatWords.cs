using System.Text.RegularExpressions;

namespace Acme.Freight;

/// <summary>What on a paper hints at dangerous goods: a UN number, or a word that carriers print beside one.</summary>
internal static partial class HazmatWords
{
    public static bool In(string text) => UnNumber().IsMatch(text) || Words().IsMatch(text);

    [GeneratedRegex(@"\bUN ?\d{4}\b", RegexOptions.IgnoreCase)]
    private static partial Regex UnNumber();

    [GeneratedRegex(@"\b(flammable|corrosive|explosive|lithium|toxic|oxidi[sz]er)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
