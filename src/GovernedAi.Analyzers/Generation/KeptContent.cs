using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Finds the types of the arguments and the result that are kept, so that the program can check at start that it can write them.</summary>
internal static class KeptContent
{
    /// <param name="method">The declaration.</param>
    /// <param name="result">What it returns.</param>
    /// <param name="isShown">Whether people are shown the arguments.</param>
    /// <param name="compilation">What may be named.</param>
    /// <returns>Types as <c>typeof</c> takes them; those that cannot be named outside the method's own type are checked when it is called.</returns>
    public static EquatableArray<string> Of(IMethodSymbol method, MethodResult result, bool isShown, Compilation compilation) =>
        method.Parameters
            .Where(p => p.RefKind != RefKind.Out && UnrecordedTypes.Reason(p.Type) is null && LeftOut.Of(p, isShown) is null)
            .Select(p => p.Type)
            .Concat(isShown ? RequestKeys.MemberTypes(method) : [])
            .Concat(result.Type is { } type && LeftOut.Of(result) is null ? [type] : [])
            .Where(t => IsNameable(t, compilation))
            .Select(t => t.WithNullableAnnotation(NullableAnnotation.NotAnnotated).StaticCode())
            .Distinct()
            .ToEquatable();

    private static bool IsNameable(ITypeSymbol type, Compilation compilation) => type switch
    {
        ITypeParameterSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol or IErrorTypeSymbol => false,
        IArrayTypeSymbol array => IsNameable(array.ElementType, compilation),
        INamedTypeSymbol named => !named.IsRefLikeType
            && compilation.IsSymbolAccessibleWithin(named, compilation.Assembly)
            && named.TypeArguments.All(t => t.TypeKind != TypeKind.Dynamic && IsNameable(t, compilation))
            && (named.ContainingType is null || IsNameable(named.ContainingType, compilation)),
        _ => type.TypeKind == TypeKind.Dynamic,
    };
}
