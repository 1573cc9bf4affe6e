using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Names attributes as they are written, and tells them from other types.</summary>
internal static class AttributeTypes
{
    private const string Suffix = "Attribute";

    /// <summary>As it is written: <c>HazmatDecision</c>.</summary>
    public static string WrittenName(this INamedTypeSymbol attribute) =>
        attribute.Name.EndsWith(Suffix, StringComparison.Ordinal) && attribute.Name.Length > Suffix.Length ? attribute.Name.Substring(0, attribute.Name.Length - Suffix.Length) : attribute.Name;

    public static bool IsAttribute(this INamedTypeSymbol type) => type.IsOrInherits("System.Attribute");

    /// <summary>Whether the attribute, or one derived from it, stands on a symbol.</summary>
    public static bool Bears(this ISymbol symbol, INamedTypeSymbol attribute) => AttributesOf(symbol).Any(borne => borne.IsOrDerivesFrom(attribute));

    /// <summary>Whether this is the attribute, or one derived from it.</summary>
    public static bool IsOrDerivesFrom(this INamedTypeSymbol borne, INamedTypeSymbol attribute) =>
        borne.Lineage().Any(type => SymbolEqualityComparer.Default.Equals(type, attribute));

    /// <summary>The types of the attributes on a symbol.</summary>
    public static IEnumerable<INamedTypeSymbol> AttributesOf(ISymbol symbol) => symbol.GetAttributes().Select(borne => borne.AttributeClass).OfType<INamedTypeSymbol>();
}
