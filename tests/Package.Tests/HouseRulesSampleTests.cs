using System.Text.RegularExpressions;

namespace Package.Tests;

/// <summary>The rule-set sample breaks the rules as its README shows.</summary>
public class HouseRulesSampleTests
{
    [Fact]
    public async Task The_build_says_what_the_readme_shows()
    {
        var folder = Path.Combine(RunFolder.Repository, "samples", "HouseRules");
        var artifacts = Path.Combine(RunFolder.Repository, "artifacts", "sample-tests");
        var (exitCode, output) = await Command.RunAsync(folder, "dotnet", ["build", "Acme.Freight.Desk", "-m:1", "--tl:off", "-clp:NoSummary", "--artifacts-path", artifacts]);
        Assert.NotEqual(0, exitCode);

        var said = BuildOutput.Parse(exitCode, output, Path.Combine(folder, "Acme.Freight.Desk")).Diagnostics
            .Select(d => d.ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(Shown(folder), string.Join('\n', said));
    }

    private static string Shown(string folder) =>
        Regex.Match(File.ReadAllText(Path.Combine(folder, "README.md")).ReplaceLineEndings("\n"), "```text\n(.*?)\n?```", RegexOptions.Singleline).Groups[1].Value;
}
