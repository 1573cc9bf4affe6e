using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Compares a type with a full metadata name, whatever assembly declares it, without building a string.</summary>
internal static class TypeNames
{
    /// <param name="type">The type; of a constructed type, its definition counts.</param>
    /// <param name="metadataName">Such as <c>Microsoft.Extensions.AI.IEmbeddingGenerator`2</c>. Nested types are not supported.</param>
    public static bool Is(this INamedTypeSymbol type, string metadataName)
    {
        var name = type.MetadataName;
        return type.ContainingType is null
            && metadataName.EndsWith(name, StringComparison.Ordinal)
            && IsNamespace(type.ContainingNamespace, metadataName, metadataName.Length - name.Length);
    }

    /// <summary>The type, its bases and every interface it implements.</summary>
    public static IEnumerable<INamedTypeSymbol> Lineage(this INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            yield return at;
        foreach (var implemented in type.AllInterfaces)
            yield return implemented;
    }

    // Whether metadataName[..end] is "A.B." for the namespace A.B, or empty for the global one.
    private static bool IsNamespace(INamespaceSymbol space, string metadataName, int end)
    {
        for (; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            var start = end - 1 - space.Name.Length;
            if (start < 0 || metadataName[end - 1] != '.' || string.CompareOrdinal(metadataName, start, space.Name, 0, space.Name.Length) != 0)
                return false;

            end = start;
        }

        return end == 0;
    }
}
