namespace GovernedAi.Analyzers.HouseRules;

/// <summary>A namespace, type or member by its documentation-comment id; a method without parameters stands for every overload.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same ids.</remarks>
internal sealed record ApiId(string DocId)
{
    private readonly bool _hasParameters = DocId.Contains('(');

    /// <summary>The API as people name it.</summary>
    public string Name => DocId.Substring(2);

    /// <summary>The last part of the name: what stands in code that mentions it.</summary>
    public string ShortName
    {
        get
        {
            var name = Name.Split('(')[0];
            return name.Substring(name.LastIndexOf('.') + 1).Split('`')[0];
        }
    }

    /// <summary>Whether it is a member of a type.</summary>
    public bool IsMember => DocId[0] is not ('N' or 'T');

    /// <summary>The type or namespace around it.</summary>
    public string Owner
    {
        get
        {
            var path = Name.Split('(')[0];
            return path.Substring(0, Math.Max(path.LastIndexOf('.'), 0));
        }
    }

    /// <summary>Whether text can be such an id.</summary>
    public static bool IsValid(string id) =>
        id.Length > 2 && id[1] == ':' && "NTMPFE".Contains(id[0]) && NamePattern.IsFullName(id.Substring(2).Split('(')[0].Replace("#", "_")) && !id.Contains('*');

    /// <summary>Whether an id can be one of something that calls a model: a method or property, or a type for all of its methods.</summary>
    public static bool IsCallable(string id) => IsValid(id) && id[0] is 'M' or 'P' or 'T';

    /// <summary>Whether an id is this one, or that of an overload it stands for.</summary>
    public bool Is(string id) =>
        id == DocId || (!_hasParameters && id[0] == 'M' && id.Length > DocId.Length && id[DocId.Length] is '(' or '`' && id.StartsWith(DocId, StringComparison.Ordinal));
}
