namespace GovernedAi.CodeFixes.Editing;

/// <summary>Writes parameters behind a method's name: on its line or, where that would be too long to read, one a line.</summary>
internal static class ParameterLines
{
    private const int Readable = 160;

    /// <summary>The header up to the closing parenthesis, lines broken by <c>\n</c>.</summary>
    public static string Write(string upToName, IEnumerable<string> parameters)
    {
        var all = parameters.ToList();
        var oneLine = $"{upToName}({string.Join(", ", all)})";
        return oneLine.Length <= Readable ? oneLine : $"{upToName}(\n    {string.Join(",\n    ", all)})";
    }
}
