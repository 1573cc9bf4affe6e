using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells whether a method is governed, or is the core that a governed method's wrapper runs.</summary>
internal static class GoverningMember
{
    public static bool IsGoverned(IMethodSymbol method)
        => method.GetAttributes().Any(IsGoverning)
            || method.PartialDefinitionPart?.GetAttributes().Any(IsGoverning) == true;

    public static bool IsCore(IMethodSymbol method)
        => method.ContainingType?.GetMembers().OfType<IMethodSymbol>().Any(governed => IsGoverned(governed) && CoreName(governed) == method.Name) == true;

    private static bool IsGoverning(AttributeData attribute) => attribute.AttributeClass is { } type && (IsControl(type) || type.GetAttributes().Any(IsControl));

    private static bool IsControl(AttributeData attribute) => attribute.AttributeClass is { } type && IsControl(type);

    private static bool IsControl(INamedTypeSymbol type) => type.BaseType?.Is("GovernedAi.GovernanceAttribute") == true;

    private static string CoreName(IMethodSymbol governed)
    {
        foreach (var attribute in governed.GetAttributes())
        {
            foreach (var argument in attribute.NamedArguments)
            {
                if (argument is { Key: "Core", Value.Value: string name } && IsGoverning(attribute))
                    return name;
            }
        }

        return governed.Name.EndsWith("Async", StringComparison.Ordinal)
            ? governed.Name.Substring(0, governed.Name.Length - "Async".Length) + "CoreAsync"
            : governed.Name + "Core";
    }
}
