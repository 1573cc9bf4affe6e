namespace GovernedAi.Tool.Reading;

/// <summary>The parameters of a documentation-comment id, compared with those of a generic declaration it may implement.</summary>
internal static class ParameterList
{
    /// <summary>
    /// Whether <paramref name="id"/> has the parameters of <paramref name="declared"/>, whose type parameters (<c>`0</c>) stand for any type.
    /// Method type parameters stand for themselves.
    /// </summary>
    public static bool Fits(string id, string declared)
    {
        var (mine, theirs) = (Of(id), Of(declared));
        return mine.Count == theirs.Count && mine.Zip(theirs).All(pair => Fits(pair.First.AsSpan(), pair.Second.AsSpan()));
    }

    /// <summary>The types between the parentheses.</summary>
    public static List<string> Of(string id)
    {
        var parameters = new List<string>();
        var open = id.IndexOf('(');
        if (open < 0)
            return parameters;

        var (start, depth) = (open + 1, 0);
        for (var at = start; at < id.Length; at++)
        {
            switch (id[at])
            {
                case '{' or '(' or '[':
                    depth++;
                    break;
                case ',' when depth == 0:
                    parameters.Add(id[start..at]);
                    start = at + 1;
                    break;
                case ')' when depth == 0:
                    parameters.Add(id[start..at]);
                    return parameters;
                case '}' or ')' or ']':
                    depth--;
                    break;
            }
        }

        return parameters;
    }

    private static bool Fits(ReadOnlySpan<char> mine, ReadOnlySpan<char> declared)
    {
        var hole = declared.IndexOf('`');
        if (hole < 0)
            return mine.SequenceEqual(declared);
        if (!mine.StartsWith(declared[..hole]))
            return false;

        if (declared[(hole + 1)..] is ['`', ..])
        {
            // ``0 is the method's own type parameter, and is one in both.
            return mine[hole..] is ['`', '`', ..] && Fits(mine[(hole + 2)..], declared[(hole + 2)..]);
        }

        var rest = declared[(hole + 1)..].TrimStart("0123456789");
        // The type that fills the hole ends at a comma or brace of its surroundings, or before an array mark that is the declaration's.
        var depth = 0;
        for (var end = hole; end < mine.Length && depth >= 0 && !(depth == 0 && mine[end] == ','); end++)
        {
            depth += mine[end] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            if (depth == 0 && Fits(mine[(end + 1)..], rest))
                return true;
        }

        return false;
    }
}
