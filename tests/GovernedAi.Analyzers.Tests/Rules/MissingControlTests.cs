using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Rules;

/// <summary>GAI1002 to GAI1004 are off until a team turns them on, by files whose severities the compiler keeps by file or for the whole project.</summary>
public class MissingControlTests
{
    [Theory]
    [InlineData("GAI1002", "[Fallback(nameof(Rules))]")]
    [InlineData("GAI1003", "[AuditLog]")]
    [InlineData("GAI1004", "[AuditLog]")]
    public async Task An_editorconfig_turns_it_on_for_the_files_it_covers(string id, string attributes)
    {
        var found = await Diagnose(id, attributes, ".editorconfig", $"[Code.cs]\ndotnet_diagnostic.{id}.severity = warning");
        Assert.Equal((DiagnosticSeverity.Warning, "Code.cs"), Assert.Single(found));
    }

    [Theory]
    [InlineData("GAI1002", "[Fallback(nameof(Rules))]")]
    [InlineData("GAI1003", "[AuditLog]")]
    [InlineData("GAI1004", "[AuditLog]")]
    public async Task A_globalconfig_turns_it_on_for_the_project(string id, string attributes)
    {
        var found = await Diagnose(id, attributes, ".globalconfig", $"is_global = true\ndotnet_diagnostic.{id}.severity = error");
        Assert.Equal([(DiagnosticSeverity.Error, "Code.cs"), (DiagnosticSeverity.Error, "Other.cs")], found);
    }

    /// <summary>What a rule says of two classes that are alike, in <c>Code.cs</c> and in <c>Other.cs</c>.</summary>
    private static async Task<List<(DiagnosticSeverity Severity, string File)>> Diagnose(string id, string attributes, string file, string text)
    {
        var code = GovernedRoute.File(attributes, "Route");
        var other = $"namespace Other {{\n{code}\n}}";
        var project = TestCompilation.Of(("Code.cs", code), ("Other.cs", other)) with { Options = TestOptions.Default.WithSeverities(file, text) };
        return [.. from found in await project.Diagnose()
                   where found.Id == id
                   let at = Path.GetFileName(found.Location.SourceTree!.FilePath)
                   orderby at
                   select (found.Severity, at)];
    }
}
