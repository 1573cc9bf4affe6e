using System.Text.RegularExpressions;

namespace Package.Tests.Harness;

/// <summary>One warning or error of a build.</summary>
/// <param name="Severity"><c>warning</c> or <c>error</c>.</param>
/// <param name="Place">File below the consumer's folder and position, as in <c>App/Program.cs(3,5)</c>; or the tool that reports.</param>
internal sealed record BuildDiagnostic(string Severity, string Id, string Place, string Message)
{
    public override string ToString() => $"{Place}: {Severity} {Id}: {Message}";
}

/// <summary>What a build did: its exit code, its warnings and errors, and all that it printed.</summary>
internal sealed partial record BuildOutput(int ExitCode, IReadOnlyList<BuildDiagnostic> Diagnostics, string Text)
{
    public static BuildOutput Parse(int exitCode, string text, string folder) => new(
        exitCode,
        [.. Line().Matches(text)
            .Select(line => new BuildDiagnostic(
                line.Groups["severity"].Value,
                line.Groups["id"].Value,
                line.Groups["place"].Value.Trim().Replace(folder + Path.DirectorySeparatorChar, "").Replace('\\', '/'),
                line.Groups["message"].Value.Trim()))
            .Distinct()],
        text);

    /// <summary>The diagnostics with this id.</summary>
    public IEnumerable<BuildDiagnostic> Of(string id) => Diagnostics.Where(diagnostic => diagnostic.Id == id);

    /// <summary>The diagnostics in files of this folder.</summary>
    public IEnumerable<BuildDiagnostic> In(string folder) => Diagnostics.Where(diagnostic => diagnostic.Place.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>Whether a project of this name was built to the end.</summary>
    public bool Built(string project) => Text.Contains($"  {project} -> ", StringComparison.Ordinal);

    /// <summary>Fails, showing what was printed, unless the build succeeded.</summary>
    public BuildOutput Succeeded()
    {
        Assert.True(ExitCode == 0, Text);
        return this;
    }

    /// <summary>Fails, showing what was printed, unless the build failed.</summary>
    public BuildOutput Failed()
    {
        Assert.True(ExitCode != 0, Text);
        return this;
    }

    /// <summary>Fails, showing what was printed, if there is a warning or an error.</summary>
    public BuildOutput Clean()
    {
        Assert.True(ExitCode == 0 && Diagnostics.Count == 0, Text);
        return this;
    }

    [GeneratedRegex(@"^\s*(?<place>[^:\n]+?)\s*: (?<severity>warning|error) (?<id>\w+): (?<message>.*?)( \[[^\[\]\n]+\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
