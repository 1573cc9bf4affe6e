using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The types of a method's parameters and result, seen through tasks, lists and nullables.</summary>
internal static class HandledTypes
{
    /// <summary>Each type with its bases and interfaces; type arguments and element types count for themselves.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(ISymbol member) => member is IMethodSymbol method
        ? method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).SelectMany(PartsOf).SelectMany(part => part.Lineage())
        : [];

    /// <summary>The type, what it is an array, list or task of, and what a type parameter is constrained to.</summary>
    public static IEnumerable<INamedTypeSymbol> PartsOf(ITypeSymbol type)
    {
        // A constraint may name its own parameter: where T : IComparable<T>.
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var waiting = new Queue<ITypeSymbol>([type]);
        while (waiting.Count > 0)
        {
            if (waiting.Dequeue() is not { } part || !seen.Add(part))
                continue;
            if (part is INamedTypeSymbol named)
                yield return named;
            foreach (var inner in Inside(part))
                waiting.Enqueue(inner);
        }
    }

    private static IEnumerable<ITypeSymbol> Inside(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        IPointerTypeSymbol pointer => [pointer.PointedAtType],
        INamedTypeSymbol named => named.TypeArguments,
        ITypeParameterSymbol parameter => parameter.ConstraintTypes,
        _ => [],
    };
}
