using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Compares a type with a full metadata name without building a string.</summary>
internal static class MetadataNames
{
    /// <param name="type">The type to look at; generics count by their definition.</param>
    /// <param name="fullName">Namespace and metadata name, such as <c>System.Threading.Tasks.Task`1</c>; top-level types only.</param>
    public static bool IsNamed(this ITypeSymbol? type, string fullName)
    {
        if (type is not INamedTypeSymbol { ContainingType: null } named)
            return false;

        var end = fullName.Length;
        if (!EndsHere(named.MetadataName, fullName, ref end))
            return false;

        for (var space = named.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (end == 0 || fullName[--end] != '.' || !EndsHere(space.Name, fullName, ref end))
                return false;
        }

        return end == 0;
    }

    /// <summary>Whether the type is, derives from, or implements the named one.</summary>
    public static bool IsOrInherits(this ITypeSymbol type, string fullName)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.IsNamed(fullName))
                return true;
        }

        return type.AllInterfaces.Any(i => i.IsNamed(fullName));
    }

    private static bool EndsHere(string name, string fullName, ref int end)
    {
        if (end < name.Length || string.CompareOrdinal(fullName, end - name.Length, name, 0, name.Length) != 0)
            return false;
        end -= name.Length;
        return true;
    }
}
