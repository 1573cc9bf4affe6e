using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>Which types the signature of a private method in another file's reach can name.</summary>
internal static class NameableTypes
{
    /// <summary>Whether source can write the type within <paramref name="home"/> and a generated file can write it as well.</summary>
    public static bool CanName(ITypeSymbol type, Compilation compilation, INamedTypeSymbol? home) => type switch
    {
        IErrorTypeSymbol or IDynamicTypeSymbol => false,
        IArrayTypeSymbol array => CanName(array.ElementType, compilation, home),
        INamedTypeSymbol named => !named.IsAnonymousType && !named.IsRefLikeType && !IsFileLocal(named) &&
            (named.IsTupleType || compilation.IsSymbolAccessibleWithin(named.OriginalDefinition, (ISymbol?)home ?? compilation.Assembly)) &&
            named.TypeArguments.All(a => CanName(a, compilation, home)) &&
            (named.ContainingType is null || CanName(named.ContainingType, compilation, home)),
        ITypeParameterSymbol parameter => !parameter.AllowsRefLikeType,
        _ => false,
    };

    private static bool IsFileLocal(INamedTypeSymbol type) => type.IsFileLocal;
}
