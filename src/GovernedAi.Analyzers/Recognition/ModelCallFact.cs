namespace GovernedAi.Analyzers.Recognition;

/// <summary>What is known of one overload that calls a model: a row of <c>model-calls.tsv</c>, whose header tells the columns.</summary>
internal sealed class ModelCallFact
{
    private readonly string[] _cells;

    private ModelCallFact(string[] cells) => _cells = cells;

    public static ModelCallFact Parse(string row) => new(row.Split('\t'));

    /// <summary>An overload that no row lists, on a type whose methods of that name are model calls: where its input stands is not known.</summary>
    public static ModelCallFact AddedTo(Anchor anchor, string docId, string assembly)
        => new([docId, assembly, assembly, anchor.Kinds[0], "", "direct", anchor.Flag, "", "", "", "", "", "", "", "", ""]);

    /// <summary>A call of a member whose callers govern: what it sends to a model is captured inside it.</summary>
    public static ModelCallFact HandedOn(string docId, string assembly)
        => new([docId, assembly, assembly, "handed-on", "", "direct", "yes", "", "", "", "", "", "", "", "", ""]);

    public string DocId => _cells[0];

    public string Assembly => _cells[1];

    /// <summary>The library, for people: "OpenAI .NET (official)".</summary>
    public string Provider => _cells[2];

    /// <summary>chat, completion, image …, or raw-protocol.</summary>
    public string Kind => _cells[3];

    /// <summary>What the call does to a model, whatever form the request has: for raw-protocol the kind underneath.</summary>
    public string UnderlyingKind => _cells[4] is { Length: > 0 } of ? of : Kind;

    public string Effect => _cells[5];

    /// <summary>yes, optional, depends or no.</summary>
    public string Flag => _cells[6];

    /// <summary>False for the rows that are listed to be left out, such as counting tokens.</summary>
    public bool IsModelCall => Flag != "no";

    /// <summary>Whether it is held to account where nobody has chosen kinds.</summary>
    /// <remarks>Optional rows only stage input, or call a model in some configurations; a remote agent is one for all we can know.</remarks>
    public bool CountsByDefault
        => IsOnByDefault(UnderlyingKind)
            && (Flag != "optional" || Effect == "remote-agent");

    public string Mode => _cells[7];

    /// <summary>Whether a kind counts where nobody has chosen kinds.</summary>
    public static bool IsOnByDefault(string kind) => kind is not ("embedding" or "moderation" or "rerank" or "batch" or "evaluation" or "tokenize" or "fine-tune");

    /// <summary>Ordinal of the parameter that holds the input, the <c>this</c> parameter counted; null where it was staged earlier.</summary>
    public int? Prompt => int.TryParse(_cells[8], out var ordinal) ? ordinal : null;

    public string? RequestModel => Path(9);

    /// <summary>Steps from the declared return type to the result.</summary>
    public IReadOnlyList<string> Unwrap => _cells[10] is { Length: > 0 } steps ? steps.Split(';') : [];

    public string? Text => Path(11);

    public string? Model => Path(12);

    public string? InputTokens => Path(13);

    public string? OutputTokens => Path(14);

    public string? FinishReason => Path(15);

    /// <summary>The method's name: <c>CompleteChatAsync</c>.</summary>
    public string MethodName => MethodNameOf(DocId);

    public override string ToString() => DocId;

    /// <summary>The name in <c>M:Namespace.Type`1.Method``1(parameters)</c>.</summary>
    public static string MethodNameOf(string docId) => WithoutArity(Segment(docId, fromLast: 0));

    /// <summary>The simple name of the type in such an id.</summary>
    public static string TypeNameOf(string docId) => WithoutArity(Segment(docId, fromLast: 1));

    /// <summary>The type in such an id, with its namespace and arity.</summary>
    public static string FullTypeNameOf(string docId)
    {
        var end = docId.IndexOf('(');
        var member = docId.Substring(2, (end < 0 ? docId.Length : end) - 2);
        return member.Substring(0, member.LastIndexOf('.'));
    }

    private static string Segment(string docId, int fromLast)
    {
        var end = docId.IndexOf('(');
        var segments = docId.Substring(2, (end < 0 ? docId.Length : end) - 2).Split('.');
        return segments[segments.Length - 1 - fromLast];
    }

    private static string WithoutArity(string name) => name.IndexOf('`') is var tick and >= 0 ? name.Substring(0, tick) : name;

    private string? Path(int column) => _cells[column] is { Length: > 0 } path ? path : null;
}
