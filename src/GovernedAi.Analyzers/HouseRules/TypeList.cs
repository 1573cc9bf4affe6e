using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Types that a rule names, by themselves or by name pattern.</summary>
internal sealed record TypeList(ImmutableArray<INamedTypeSymbol> Types, ImmutableArray<string> Patterns)
{
    public static TypeList None { get; } = new([], []);

    public bool IsEmpty => Types.IsEmpty && Patterns.IsEmpty;

    public bool Holds(INamedTypeSymbol type) =>
        Types.Any(named => SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, type.OriginalDefinition))
        || Patterns.Any(pattern => NamePattern.MatchesParts(pattern, FullName(type)));

    /// <summary>A type's name with its namespace and the types around it, without arity.</summary>
    public static string FullName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{FullName(outer)}.{type.Name}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.Name}"
        : type.Name;
}
