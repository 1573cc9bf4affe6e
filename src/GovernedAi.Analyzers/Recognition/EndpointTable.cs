namespace GovernedAi.Analyzers.Recognition;

/// <summary>The endpoints that answer with a model: the rows of <c>endpoints.tsv</c>, found by URL, or by path where the host is not known.</summary>
internal sealed class EndpointTable
{
    /// <summary>Stands in a URL for a part that is not known when the code is built.</summary>
    public const char Hole = '\u0001';

    private const char AnyName = 'x';

    private static readonly Lazy<EndpointTable> Embedded = new(() => new([.. FactFile.Rows("endpoints.tsv").Select(Endpoint.Parse)]));

    // A look at each string of a project: whatever is not a path is dismissed by this.
    private static readonly string[] Telling =
        ["complet", "responses", "messages", "enerateContent", "/images/", "/audio/", "mbed", "predict", "/model", "/runs", "/chat", "/generate", "converse", "realtime", "/videos", "images/generations", "images/edits", "images/variations", "audio/speech", "audio/transcriptions", "audio/translations", "rerank", "aigc", "retrieveAndGenerate", "/v1/", "/v2beta/", "/agents/", "/contentsafety/"];

    // What is left of a path where the base address has the rest: client.PostAsync("responses", …).
    private static readonly string[] Last = ["responses", "messages", "completions", "embeddings", "chat", "generate"];

    // Google's stand behind the name of the model, which the code may not know: $"{url}:generateContent".
    private static readonly string[] Verbs = [":generateContent", ":streamGenerateContent"];

    private static readonly string[] Schemes = ["http", "https", "ws", "wss"];

    private readonly IReadOnlyList<Endpoint> _rows;

    private EndpointTable(IReadOnlyList<Endpoint> rows) => _rows = rows;

    public static EndpointTable Default => Embedded.Value;

    /// <summary>Whether a text can name an endpoint at all.</summary>
    public static bool MayBe(string text)
    {
        if (text.IndexOf('/') < 0)
            return Array.IndexOf(Last, text) >= 0 || (text.IndexOf(':') >= 0 && HasVerb(text));

        // No lambda: it would make an object for each string of a project.
        foreach (var fragment in Telling)
        {
            if (text.IndexOf(fragment, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    /// <param name="text">A URL, or a path; <see cref="Hole"/> stands for what is not known.</param>
    /// <param name="nearby">Other texts of the same type, which may name the host, or tell a model's request from another's.</param>
    public Endpoint? Find(string text, Lazy<string> nearby)
    {
        var (host, path) = Split(text);
        foreach (var row in _rows)
        {
            if (!row.IsPath(path))
                continue;
            if (row.Host is null ? row.IsEvident(nearby) : host is null ? Hosts(nearby.Value).Any(row.Host.IsMatch) : row.Host.IsMatch(host))
                return row;
        }

        return null;
    }

    /// <summary>Whether a text ends in an endpoint's path, whatever the host.</summary>
    public bool IsPath(string text) => Split(text).Path is var path && _rows.Any(row => row.IsPath(path));

    /// <summary>The URL that a client with a base address makes of a relative path; null where the text is another kind of URL.</summary>
    public static string? Join(string address, string text)
        => text.Length == 0 || text[0] is '/' or Hole || text.IndexOf("://", StringComparison.Ordinal) >= 0 || address.IndexOf("://", StringComparison.Ordinal) is not (>= 0 and var scheme) ? null
            : address.IndexOf('/', scheme + 3) < 0 ? $"{address}/{text}" : address.Substring(0, address.LastIndexOf('/') + 1) + text;

    private static (string? Host, string Path) Split(string text)
    {
        var query = text.IndexOf('?');
        var url = query < 0 ? text : text.Substring(0, query);
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return (null, url.IndexOf(Hole) == 0 ? url.Substring(Math.Max(0, url.IndexOf('/'))) : url.StartsWith("/", StringComparison.Ordinal) ? url : "/" + url);

        var rest = url.Substring(scheme + 3);
        var slash = rest.IndexOf('/');
        var host = slash < 0 ? rest : rest.Substring(0, slash);
        return (Known(host), slash < 0 ? "/" : rest.Substring(slash));
    }

    // A region or a name that is not known is one that fits: bedrock-runtime.{region}.amazonaws.com, as code or string.Format writes it. What ends in a hole
    // goes on with a port or a path; null where nothing is known.
    private static string? Known(string host)
    {
        for (var open = host.IndexOf('{'); open >= 0 && host.IndexOf('}', open) is >= 0 and var close; open = host.IndexOf('{'))
            host = host.Substring(0, open) + Hole + host.Substring(close + 1);
        return WithoutPort(host).TrimEnd(Hole) is { Length: > 0 } known ? known.Replace(Hole, AnyName) : null;
    }

    // An address of IPv6 has colons of its own, in brackets.
    private static string WithoutPort(string host) => host.LastIndexOf(':') is var colon && colon > host.LastIndexOf(']') ? host.Substring(0, colon) : host;

    private static bool HasVerb(string text) => Verbs.Any(verb => text.IndexOf(verb, StringComparison.Ordinal) >= 0);

    // No pattern: this is looked for in all that a type says.
    private static IEnumerable<string> Hosts(string text)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var end = at + 3;
            while (end < text.Length && text[end] is not ('/' or '"' or '\'' or ':') && !char.IsWhiteSpace(text[end]))
                end = text[end] == '{' && text.IndexOf('}', end) is >= 0 and var close ? close + 1 : end + 1;
            if (Known(text.Substring(at + 3, end - at - 3)) is { } host && Schemes.Any(scheme => at >= scheme.Length && string.CompareOrdinal(text, at - scheme.Length, scheme, 0, scheme.Length) == 0))
                yield return host;
        }
    }
}
