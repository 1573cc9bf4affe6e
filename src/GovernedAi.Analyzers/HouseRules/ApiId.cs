using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>A namespace, type or member by its documentation-comment id; a method without parameters stands for every overload.</summary>
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

    /// <summary>Whether text can be such an id.</summary>
    public static bool IsValid(string id) =>
        id.Length > 2 && id[1] == ':' && "NTMPFE".Contains(id[0]) && NamePattern.IsFullName(id.Substring(2).Split('(')[0].Replace("#", "_")) && !id.Contains('*');

    /// <summary>Whether a symbol is the API or belongs to it.</summary>
    public bool Holds(ISymbol symbol)
    {
        for (var at = symbol.OriginalDefinition; at is not (null or IAssemblySymbol or IModuleSymbol or INamespaceSymbol { IsGlobalNamespace: true }); at = at.ContainingSymbol)
        {
            if (at.Kind is SymbolKind.Method or SymbolKind.Property or SymbolKind.Field or SymbolKind.Event or SymbolKind.NamedType or SymbolKind.Namespace
                && at.GetDocumentationCommentId() is { } id && Is(id))
                return true;
        }

        return false;
    }

    private bool Is(string id) =>
        id == DocId || (!_hasParameters && id[0] == 'M' && id.Length > DocId.Length && id[DocId.Length] is '(' or '`' && id.StartsWith(DocId, StringComparison.Ordinal));
}
