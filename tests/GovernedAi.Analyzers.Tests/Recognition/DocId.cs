namespace GovernedAi.Analyzers.Tests.Recognition;

/// <summary>A documentation-comment id of a method or property, taken apart.</summary>
internal sealed record DocId(string Name, int Arity, IReadOnlyList<string> Parameters)
{
    public static DocId Parse(string docId)
    {
        var open = docId.IndexOf('(', StringComparison.Ordinal);
        var path = open < 0 ? docId : docId[..open];
        var last = path[(path.LastIndexOf('.') + 1)..].Split("``");
        return new(last[0], last.Length == 1 ? 0 : int.Parse(last[1], System.Globalization.CultureInfo.InvariantCulture), open < 0 ? [] : [.. Split(docId[(open + 1)..^1])]);
    }

    private static IEnumerable<string> Split(string parameters)
    {
        var (depth, start) = (0, 0);
        for (var at = 0; at < parameters.Length; at++)
        {
            depth += parameters[at] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            if (depth == 0 && parameters[at] == ',')
            {
                yield return parameters[start..at];
                start = at + 1;
            }
        }

        yield return parameters[start..];
    }
}
