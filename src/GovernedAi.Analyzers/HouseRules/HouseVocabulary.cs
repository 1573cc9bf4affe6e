using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The house's own governing attributes that a compilation can use. Looked for only once a rule is broken.</summary>
internal static class HouseVocabulary
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<ImmutableArray<HouseAttribute>>> Read = new();

    public static IEnumerable<HouseAttribute> Of(Compilation compilation)
    {
        foreach (var assembly in RuleBook.Of(compilation).Assemblies)
        {
            foreach (var attribute in Read.GetValue(assembly, static a => new(ReadFrom(a))).Value)
            {
                if (compilation.IsSymbolAccessibleWithin(attribute.Type, compilation.Assembly))
                    yield return attribute;
            }
        }
    }

    private static ImmutableArray<HouseAttribute> ReadFrom(IAssemblySymbol assembly) =>
        [.. TypesIn(assembly.GlobalNamespace).Select(HouseAttribute.Of).OfType<HouseAttribute>().OrderBy(a => a.Name, StringComparer.Ordinal)];

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) =>
        space.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol inner => TypesIn(inner),
            INamedTypeSymbol type => type.GetTypeMembers().Prepend(type),
            _ => [],
        });
}
