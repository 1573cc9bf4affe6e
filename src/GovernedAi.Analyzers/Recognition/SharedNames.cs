using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Puts symbols to the table of shared names.</summary>
internal static class SharedNames
{
    /// <summary>Whether a type has a shared name and is declared in another assembly than the library's.</summary>
    public static bool IsAnothers(INamedTypeSymbol type)
    {
        foreach (var (name, assemblies) in SharedNameTable.Named(type.MetadataName))
        {
            if (type.Is(name))
                return !assemblies.Contains(type.ContainingAssembly.Name, StringComparer.OrdinalIgnoreCase);
        }

        return false;
    }
}
