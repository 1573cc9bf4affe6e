using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Where the code of a compilation names a variable or a member; of a member that any file may name, found once, and only where the text of a file has the name.</summary>
internal sealed class Mentions(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<SimpleNameSyntax>> _everywhere = new(SymbolEqualityComparer.Default);

    public Compilation Compilation => compilation;

    /// <param name="symbol">What is named.</param>
    /// <param name="modelOf">The model of a node's file.</param>
    /// <param name="cancellation">Ends the search.</param>
    public IEnumerable<SimpleNameSyntax> Of(ISymbol symbol, Func<SyntaxNode, SemanticModel> modelOf, CancellationToken cancellation)
    {
        if (Nearby(symbol, cancellation) is { } nearby)
            return In(nearby, symbol, modelOf, cancellation);
        if (symbol is not (IFieldSymbol or IPropertySymbol or IMethodSymbol) || symbol.DeclaringSyntaxReferences.IsEmpty)
            return [];
        if (!_everywhere.TryGetValue(symbol.OriginalDefinition, out var found))
            _everywhere.TryAdd(symbol.OriginalDefinition, found = [.. In(FilesWith(symbol.Name, cancellation), symbol, modelOf, cancellation)]);
        return found;
    }

    // Where alone it can be named, if that is less than everywhere.
    private IEnumerable<SyntaxNode>? Nearby(ISymbol symbol, CancellationToken cancellation) => symbol switch
    {
        ILocalSymbol or { ContainingType.IsAnonymousType: true } => symbol.DeclaringSyntaxReferences.Select(part => MemberAround(part.GetSyntax(cancellation))).OfType<SyntaxNode>(),
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => Parts(constructor.ContainingType, cancellation),
        IParameterSymbol { ContainingSymbol: var owner } => Parts(owner, cancellation),
        IMethodSymbol { MethodKind: MethodKind.LocalFunction, ContainingSymbol: var owner } => Parts(owner, cancellation),
        { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type } => Parts(type, cancellation),
        _ => null,
    };

    private static IEnumerable<SimpleNameSyntax> In(IEnumerable<SyntaxNode> scopes, ISymbol symbol, Func<SyntaxNode, SemanticModel> modelOf, CancellationToken cancellation)
        => from scope in scopes
           from name in scope.DescendantNodes().OfType<SimpleNameSyntax>()
           where name.Identifier.ValueText == symbol.Name && Is(modelOf(name).GetSymbolInfo(name, cancellation).Symbol, symbol)
           select name;

    // An extension method is the same however it is called.
    private static bool Is(ISymbol? named, ISymbol symbol)
        => SymbolEqualityComparer.Default.Equals(((named as IMethodSymbol)?.ReducedFrom ?? named)?.OriginalDefinition, symbol.OriginalDefinition);

    private IEnumerable<SyntaxNode> FilesWith(string name, CancellationToken cancellation)
        => compilation.SyntaxTrees.Where(tree => tree.GetText(cancellation).ToString().IndexOf(name, StringComparison.Ordinal) >= 0).Select(tree => tree.GetRoot(cancellation));

    // A file's top-level statements are one member.
    private static SyntaxNode? MemberAround(SyntaxNode local)
        => local.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member ? member is GlobalStatementSyntax ? member.Parent : member : null;

    // In an IDE a symbol of another project has its source at hand, but that is not of this compilation.
    private IEnumerable<SyntaxNode> Parts(ISymbol symbol, CancellationToken cancellation)
        => symbol.DeclaringSyntaxReferences.Where(part => compilation.ContainsSyntaxTree(part.SyntaxTree)).Select(part => part.GetSyntax(cancellation));
}
