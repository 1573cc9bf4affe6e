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

    /// <summary>The names by which code of a compilation can mention the API; none when nothing it references has it.</summary>
    public IEnumerable<string> NamesIn(Compilation compilation)
    {
        if (DocId[0] is 'N' or 'T')
            return DocumentationCommentId.GetSymbolsForDeclarationId(DocId, compilation).OfType<INamespaceOrTypeSymbol>().SelectMany(Names);

        var path = Name.Split('(')[0];
        var owner = path.Substring(0, Math.Max(path.LastIndexOf('.'), 0));
        return DocumentationCommentId.GetFirstSymbolForDeclarationId("T:" + owner, compilation) is null ? [] : [ShortName];
    }

    private static IEnumerable<string> Names(INamespaceOrTypeSymbol container)
    {
        if (container is INamedTypeSymbol type)
        {
            yield return type.Name;
            foreach (var member in type.MemberNames)
                yield return member;
        }

        foreach (var inner in container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(Names))
            yield return inner;
    }

    private bool Is(string id) =>
        id == DocId || (!_hasParameters && id[0] == 'M' && id.Length > DocId.Length && id[DocId.Length] is '(' or '`' && id.StartsWith(DocId, StringComparison.Ordinal));
}
