namespace GovernedAi.Analyzers.Recognition;

/// <summary>The type names that others than a model library are known to use: the rows of <c>shared-names.tsv</c>.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies uses the same table.</remarks>
internal static class SharedNameTable
{
    private static readonly Lazy<ILookup<string, (string Type, string[] Assemblies)>> Rows = new(() => FactFile.Rows("shared-names.tsv")
        .Select(row => row.Split('\t'))
        .ToLookup(cells => cells[0].Substring(cells[0].LastIndexOf('.') + 1), cells => (cells[0], cells[1].Split(';')), StringComparer.Ordinal));

    public static IEnumerable<string> Types => Rows.Value.SelectMany(rows => rows).Select(row => row.Type);

    /// <summary>The shared names of a simple name, each with the assemblies of the libraries that go by it.</summary>
    public static IEnumerable<(string Type, string[] Assemblies)> Named(string simpleName) => Rows.Value[simpleName];

    /// <summary>Whether a type has such a name and is declared in another assembly than the library's.</summary>
    /// <param name="type">Its full name.</param>
    /// <param name="assembly">The simple name of the assembly that declares it.</param>
    public static bool IsAnothers(string type, string assembly)
    {
        foreach (var (name, assemblies) in Named(type.Substring(type.LastIndexOf('.') + 1)))
        {
            if (name == type)
                return !assemblies.Contains(assembly, StringComparer.OrdinalIgnoreCase);
        }

        return false;
    }
}
