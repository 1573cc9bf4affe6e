using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Asks of any type, error types and type parameters included, whether it is a named one.</summary>
internal static class TypeTests
{
    /// <inheritdoc cref="TypeNames.Is"/>
    public static bool IsNamed(this ITypeSymbol? type, string metadataName) => type is INamedTypeSymbol named && named.Is(metadataName);

    /// <summary>Whether the type is, derives from, or implements the named one; a type parameter counts for its constraints.</summary>
    public static bool IsOrInherits(this ITypeSymbol type, string metadataName) => type switch
    {
        INamedTypeSymbol named => named.Lineage().Any(t => t.Is(metadataName)),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(c => c.IsOrInherits(metadataName)),
        _ => false,
    };
}
