using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The types of a method's parameters and result, seen through tasks, lists and nullables.</summary>
internal static class HandledTypes
{
    /// <summary>Each type with its bases and interfaces; type arguments and element types count for themselves.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(ISymbol member)
    {
        if (member is not IMethodSymbol method)
            return [];

        return method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType)
            .SelectMany(Parts)
            .SelectMany(Lineage);
    }

    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        IPointerTypeSymbol pointer => Parts(pointer.PointedAtType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Prepend(named),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.SelectMany(Parts),
        _ => [],
    };

    private static IEnumerable<INamedTypeSymbol> Lineage(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            yield return at;
        foreach (var implemented in type.AllInterfaces)
            yield return implemented;
    }
}
