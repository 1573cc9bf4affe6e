using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Finds what an id of an API stands for in a compilation.</summary>
internal static class ApiSymbols
{
    /// <summary>Whether a symbol is the API or belongs to it.</summary>
    public static bool Holds(this ApiId api, ISymbol symbol)
    {
        for (var at = symbol.OriginalDefinition; at is not (null or IAssemblySymbol or IModuleSymbol or INamespaceSymbol { IsGlobalNamespace: true }); at = at.ContainingSymbol)
        {
            if (at.Kind is SymbolKind.Method or SymbolKind.Property or SymbolKind.Field or SymbolKind.Event or SymbolKind.NamedType or SymbolKind.Namespace
                && at.GetDocumentationCommentId() is { } id && api.Is(id))
                return true;
        }

        return false;
    }

    /// <summary>The names by which code of a compilation can mention the API; none when nothing it references has it.</summary>
    public static IEnumerable<string> NamesIn(this ApiId api, Compilation compilation)
    {
        if (api.DocId[0] is 'N' or 'T')
            return DocumentationCommentId.GetSymbolsForDeclarationId(api.DocId, compilation).OfType<INamespaceOrTypeSymbol>().SelectMany(Names);

        var path = api.Name.Split('(')[0];
        var owner = path.Substring(0, Math.Max(path.LastIndexOf('.'), 0));
        return DocumentationCommentId.GetFirstSymbolForDeclarationId("T:" + owner, compilation) is null ? [] : [api.ShortName];
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
}
