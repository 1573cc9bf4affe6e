using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Finds what a member stands for: the members it overrides and the interface members it implements.</summary>
internal static class Implementations
{
    /// <summary>The definitions that <paramref name="member"/> overrides or implements, nearest first.</summary>
    public static IEnumerable<TMember> Of<TMember>(TMember member)
        where TMember : class, ISymbol
    {
        for (var overridden = Overridden(member); overridden is not null; overridden = Overridden(overridden))
            yield return (TMember)overridden.OriginalDefinition;

        foreach (var implemented in Explicit(member))
            yield return (TMember)implemented.OriginalDefinition;

        if (member.IsStatic || member.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
            yield break;

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var declared in contract.GetMembers(member.Name))
            {
                if (declared is TMember && IsImplementation(type, declared, member))
                    yield return (TMember)declared.OriginalDefinition;
            }
        }
    }

    // The type's own answer may be a base class's member, or an override of one that a base class answers with.
    private static bool IsImplementation(INamedTypeSymbol type, ISymbol declared, ISymbol member)
    {
        if (type.FindImplementationForInterfaceMember(declared) is not { } implementation)
            return false;

        for (var at = member; at is not null; at = Overridden(at))
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, implementation.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static IEnumerable<ISymbol> Explicit(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ExplicitInterfaceImplementations,
        IPropertySymbol property => property.ExplicitInterfaceImplementations,
        _ => [],
    };
}
