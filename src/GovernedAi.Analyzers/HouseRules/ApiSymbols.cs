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

    /// <summary>What the API is, or the type it is a member of; nothing when the compilation references no such thing.</summary>
    public static IEnumerable<INamespaceOrTypeSymbol> ContainersIn(this ApiId api, Compilation compilation) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(api.IsMember ? "T:" + api.Owner : api.DocId, compilation).OfType<INamespaceOrTypeSymbol>();

    /// <summary>The types that are the API or belong to it; none for a member.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesIn(this ApiId api, Compilation compilation) => api.IsMember ? [] : api.ContainersIn(compilation).SelectMany(Types);

    /// <summary>The assemblies that declare a part of something.</summary>
    public static IEnumerable<IAssemblySymbol> AssembliesOf(INamespaceOrTypeSymbol container) =>
        container is INamespaceSymbol space ? space.ConstituentNamespaces.Select(part => part.ContainingAssembly) : [container.ContainingAssembly];

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(Types).Concat(container is INamedTypeSymbol type ? [type] : []);
}
