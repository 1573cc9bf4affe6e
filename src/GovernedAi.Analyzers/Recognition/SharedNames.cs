using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>The type names that others than a model library are known to use: the rows of <c>shared-names.tsv</c>.</summary>
internal static class SharedNames
{
    private static readonly Lazy<ILookup<string, (string Type, string[] Assemblies)>> Rows = new(() => FactFile.Rows("shared-names.tsv")
        .Select(row => row.Split('\t'))
        .ToLookup(cells => cells[0].Substring(cells[0].LastIndexOf('.') + 1), cells => (cells[0], cells[1].Split(';')), StringComparer.Ordinal));

    public static IEnumerable<string> Types => Rows.Value.SelectMany(rows => rows).Select(row => row.Type);

    /// <summary>Whether a type has such a name and is declared in another assembly than the library's.</summary>
    public static bool IsAnothers(INamedTypeSymbol type)
    {
        foreach (var (name, assemblies) in Rows.Value[type.MetadataName])
        {
            if (type.Is(name))
                return !assemblies.Contains(type.ContainingAssembly.Name, StringComparer.OrdinalIgnoreCase);
        }

        return false;
    }
}
