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
    public static bool Bears(this ISymbol symbol, INamedTypeSymbol attribute) => symbol.GetAttributes().Any(borne => borne.Is(attribute));

    /// <summary>Whether this is the attribute, or one derived from it.</summary>
    public static bool Is(this AttributeData borne, INamedTypeSymbol attribute) =>
        borne.AttributeClass?.Lineage().Any(type => SymbolEqualityComparer.Default.Equals(type, attribute)) == true;
}
