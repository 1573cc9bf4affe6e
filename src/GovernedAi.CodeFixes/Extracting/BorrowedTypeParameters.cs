using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>Type parameters that a signature mentions and the type it moves to does not have.</summary>
internal static class BorrowedTypeParameters
{
    /// <summary>Those of <paramref name="types"/> that <paramref name="home"/> and the types around it do not declare, in the order met.</summary>
    public static ImmutableArray<ITypeParameterSymbol> In(IEnumerable<ITypeSymbol> types, INamedTypeSymbol? home)
    {
        var found = ImmutableArray.CreateBuilder<ITypeParameterSymbol>();
        foreach (var type in types)
            Collect(type, found);
        return [.. found.Where(p => !IsDeclaredBy(home, p))];
    }

    private static void Collect(ITypeSymbol type, ImmutableArray<ITypeParameterSymbol>.Builder found)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter when !found.Contains(parameter, SymbolEqualityComparer.Default):
                found.Add((ITypeParameterSymbol)parameter.WithNullableAnnotation(NullableAnnotation.None));
                foreach (var constraint in parameter.ConstraintTypes)
                    Collect(constraint, found);
                break;
            case IArrayTypeSymbol array:
                Collect(array.ElementType, found);
                break;
            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                    Collect(argument, found);
                if (named.ContainingType is { } containing)
                    Collect(containing, found);
                break;
        }
    }

    private static bool IsDeclaredBy(INamedTypeSymbol? home, ITypeParameterSymbol parameter)
    {
        for (var type = home; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, type))
                return true;
        }

        return false;
    }
}
