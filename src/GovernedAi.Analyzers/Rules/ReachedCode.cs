using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds the code of this compilation that runs when a member is used.</summary>
internal sealed class ReachedCode(Compilation compilation, CancellationToken cancellation)
{
    private readonly Lazy<List<INamedTypeSymbol>> _types = new(() => [.. Types(compilation.Assembly.GlobalNamespace)]);

    /// <summary>
    /// What stands behind a member that has no body of its own: the one implementation in this compilation. Where there are several, which of
    /// them runs is not to be seen.
    /// </summary>
    public ISymbol Behind(ISymbol member)
    {
        if (!member.IsAbstract)
            return member;
        var found = _types.Value.Select(type => Implementation(member, type)).OfType<ISymbol>().Distinct(SymbolEqualityComparer.Default).Take(2).ToList();
        return found.Count == 1 ? found[0] : member;
    }

    /// <summary>The body of a method (a primary constructor has none); the accessors of a property; what is put into a delegate that a field or a property holds.</summary>
    public IEnumerable<SyntaxNode> Of(ISymbol member) => member switch
    {
        IMethodSymbol method => Declared(method.PartialImplementationPart ?? method).Where(node => node is not TypeDeclarationSyntax),
        IPropertySymbol { Type.TypeKind: TypeKind.Delegate } or IFieldSymbol { Type.TypeKind: TypeKind.Delegate } => Declared(member).Concat(Assigned(member)),
        IPropertySymbol => Declared(member),
        _ => [],
    };

    private IEnumerable<SyntaxNode> Declared(ISymbol member) => member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation));

    private IEnumerable<SyntaxNode> Assigned(ISymbol holder) =>
        from type in Declared(holder.ContainingType)
        from assignment in type.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        where assignment.Left.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().LastOrDefault()?.Identifier.ValueText == holder.Name
#pragma warning disable RS1030 // What a fallback goes through stands in other members and files.
        where SymbolEqualityComparer.Default.Equals(compilation.GetSemanticModel(type.SyntaxTree).GetSymbolInfo(assignment.Left, cancellation).Symbol, holder)
#pragma warning restore RS1030
        select (SyntaxNode)assignment.Right;

    private static ISymbol? Implementation(ISymbol member, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
            return null;
        if (member.ContainingType.TypeKind == TypeKind.Interface)
            return type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, member.ContainingType)) ? ImplementationIn(type, member) : null;
        return type.GetMembers(member.Name).FirstOrDefault(m => m is IMethodSymbol { OverriddenMethod.OriginalDefinition: { } method } && SymbolEqualityComparer.Default.Equals(method, member));
    }

    /// <summary>An implementation that is itself without a body is another type's to give.</summary>
    private static ISymbol? ImplementationIn(INamedTypeSymbol type, ISymbol member)
    {
        var constructed = type.AllInterfaces.First(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, member.ContainingType));
        var declared = constructed.GetMembers(member.Name).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, member));
        return declared is null ? null : type.FindImplementationForInterfaceMember(declared)?.OriginalDefinition is { IsAbstract: false } found ? found : null;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(inner => inner is INamedTypeSymbol type ? Types(inner).Prepend(type) : Types(inner));
}
