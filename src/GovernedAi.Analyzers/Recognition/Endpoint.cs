using System.Text.RegularExpressions;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>One kind of endpoint that answers with a model.</summary>
internal sealed class Endpoint
{
    private readonly string _kind;
    private readonly string[] _evidence;

    private Endpoint(string[] cells)
    {
        Provider = cells[0];
        Host = cells[1] == "*" ? null : new Regex(cells[1], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        Path = new Regex(cells[2], RegexOptions.CultureInvariant);
        _kind = cells[3];
        _evidence = cells[4].Length == 0 ? [] : cells[4].Split('|');
    }

    /// <summary>Whose it is, for people.</summary>
    public string Provider { get; }

    /// <summary>Which hosts; null for any.</summary>
    public Regex? Host { get; }

    public Regex Path { get; }

    public static Endpoint Parse(string row) => new(row.Split('\t'));

    /// <summary>Whether what stands beside it tells a model's request from another service's on the same path.</summary>
    public bool IsEvident(Lazy<string> nearby) => _evidence.Length == 0 || _evidence.Any(sign => nearby.Value.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The kind of call; some rows stand for several paths.</summary>
    public string KindOf(string text)
        => text.IndexOf("embed", StringComparison.Ordinal) >= 0 ? "embedding"
            : text.IndexOf("rerank", StringComparison.Ordinal) >= 0 ? "rerank"
            : text.IndexOf("moderation", StringComparison.Ordinal) >= 0 ? "moderation"
            : _kind;
}
