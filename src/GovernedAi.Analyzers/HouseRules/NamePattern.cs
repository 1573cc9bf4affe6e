namespace GovernedAi.Analyzers.HouseRules;

/// <summary>A name in which <c>*</c> stands for any characters.</summary>
internal static class NamePattern
{
    /// <summary>Whether the whole of <paramref name="name"/> matches; a <c>*</c> covers dots.</summary>
    public static bool Matches(string pattern, string name) => Matches(pattern, name, starCoversDots: true);

    /// <summary>Whether a full name matches part by part; a <c>*</c> ends at a dot.</summary>
    public static bool MatchesParts(string pattern, string name) => Matches(pattern, name, starCoversDots: false);

    /// <summary>Whether a namespace, or one around it, matches part by part.</summary>
    public static bool Covers(string pattern, string space)
    {
        for (var end = space.Length; end > 0; end = space.LastIndexOf('.', end - 1))
        {
            if (MatchesParts(pattern, space.Substring(0, end)))
                return true;
        }

        return false;
    }

    /// <summary>Whether no name can match both, as far as the patterns alone tell. When in doubt, one can.</summary>
    public static bool AreDisjoint(string one, string other)
    {
        if (one.Contains('*') || other.Contains('*'))
            return false;
        return !Covers(one, other) && !Covers(other, one);
    }

    /// <summary>Whether this can be a full name, or a pattern of one: parts divided by dots, none of them empty.</summary>
    public static bool IsFullName(string pattern) =>
        pattern.Length > 0 && pattern.Split('.').All(part => part.Length > 0 && part.All(c => c is '*' or '_' or '`' or '+' || char.IsLetterOrDigit(c)));

    // The usual two-pointer walk: on a mismatch, the last star takes one character more.
    private static bool Matches(string pattern, string name, bool starCoversDots)
    {
        int at = 0, star = -1, resume = 0, i = 0;
        while (i < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                resume = i;
            }
            else if (at < pattern.Length && pattern[at] == name[i])
            {
                at++;
                i++;
            }
            else if (star >= 0 && (starCoversDots || name[resume] != '.'))
            {
                at = star + 1;
                i = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*')
            at++;
        return at == pattern.Length;
    }
}
