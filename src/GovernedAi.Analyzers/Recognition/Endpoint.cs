using System.Text.RegularExpressions;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>One kind of endpoint that answers with a model.</summary>
internal sealed class Endpoint
{
    private readonly string _kind;
    private readonly Regex _path;
    private readonly string _certain;
    private readonly string[] _evidence;

    private Endpoint(string[] cells)
    {
        Provider = cells[0];
        Host = cells[1] == "*" ? null : new Regex(cells[1], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        _path = new Regex(cells[2], RegexOptions.CultureInvariant);
        _certain = Certain(cells[2]);
        _kind = cells[3];
        _evidence = cells[4].Length == 0 ? [] : cells[4].Split('|');
    }

    /// <summary>Whose it is, for people.</summary>
    public string Provider { get; }

    /// <summary>Which hosts; null for any.</summary>
    public Regex? Host { get; }

    public static Endpoint Parse(string row) => new(row.Split('\t'));

    /// <summary>Whether a path is one of these.</summary>
    public bool IsPath(string path) => path.IndexOf(_certain, StringComparison.Ordinal) >= 0 && _path.IsMatch(path);

    /// <summary>Whether what stands beside it tells a model's request from another service's on the same path.</summary>
    public bool IsEvident(Lazy<string> nearby) => _evidence.Length == 0 || _evidence.Any(sign => nearby.Value.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The kind of call; some rows stand for several paths.</summary>
    public string KindOf(string text)
        => text.IndexOf("embed", StringComparison.Ordinal) >= 0 ? "embedding"
            : text.IndexOf("rerank", StringComparison.Ordinal) >= 0 ? "rerank"
            : text.IndexOf("moderation", StringComparison.Ordinal) >= 0 ? "moderation"
            : _kind;

    // The longest text that all that a pattern matches has in it; looking for that spares nearly every path the pattern, which is slow.
    private static string Certain(string pattern)
    {
        var (longest, run, depth) = ("", "", 0);
        for (var at = 0; at < pattern.Length; at++)
        {
            var letter = pattern[at];
            if (letter == '|' && depth == 0)
                return "";

            var isRepeated = at + 1 < pattern.Length && pattern[at + 1] is '?' or '*' or '+' or '{';
            run = depth == 0 && !isRepeated && (char.IsLetterOrDigit(letter) || letter is '/' or ':' or '-' or '_') ? run + letter : "";
            if (run.Length > longest.Length)
                longest = run;
            depth += letter is '(' or '[' or '{' ? 1 : letter is ')' or ']' or '}' ? -1 : 0;
            at += letter == '\\' ? 1 : 0;
        }

        return longest;
    }
}
