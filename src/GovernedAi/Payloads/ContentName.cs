namespace GovernedAi.Payloads;

/// <summary>What is written or read, for messages; they are put together only when something is wrong with it.</summary>
internal readonly struct ContentName
{
    private readonly string _kind;
    private readonly string? _name;
    private readonly string? _method;

    /// <param name="kind">What it is, such as <c>The argument</c>.</param>
    /// <param name="name">Which, where there may be several.</param>
    /// <param name="method">The governed method it belongs to.</param>
    public ContentName(string kind, string? name = null, string? method = null)
    {
        _kind = kind;
        _name = name;
        _method = method;
    }

    public static implicit operator ContentName(string kind) => new(kind);

    public static ContentName ResultOf(string method) => new("The result", method: method);

    public override string ToString() => $"{_kind}{(_name is null ? "" : $" '{_name}'")}{(_method is null ? "" : $" of {_method}")}";
}
