namespace GovernedAi.Analyzers.Recognition;

/// <summary>Reads the rows of a fact file that lies embedded in this assembly; a row starting with # is a comment.</summary>
internal static class FactFile
{
    public static IEnumerable<string> Rows(string name)
    {
        using var stream = typeof(FactFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The fact file {name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } row)
        {
            if (row.Length > 0 && row[0] != '#')
                yield return row;
        }
    }
}
