using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>Holds one rule to marked-up code, with every analyzer and generator of the package running as in a user's build.</summary>
/// <remarks>
/// The marks are compared as text: on a failure the message shows the code with the marks where they really fell. Errors of
/// the compiler are marks too, so nothing is asserted on code that does not compile. Diagnostics of other rules count
/// when they are warnings or errors.
/// </remarks>
internal sealed partial record RuleVerifier(string Id)
{
    public TestOptions Options { get; init; } = TestOptions.Default;

    public ImmutableArray<MetadataReference> References { get; init; } = TestReferences.All;

    /// <summary>Path and text of each file that is no source.</summary>
    public ImmutableArray<(string Path, string Text)> AdditionalFiles { get; init; } = [];

    public RuleVerifier With(string key, string value) => this with { Options = Options.With(key, value) };

    /// <summary>With a line of an <c>.editorconfig</c> that covers every file.</summary>
    public RuleVerifier WithInFiles(string key, string value) => this with { Options = Options.WithInFiles(key, value) };

    /// <summary>
    /// Asserts that exactly the marked places are reported: in an ordinary file, in a hand-written <c>X.g.cs</c>, and none of
    /// ours when a generator emits the same code.
    /// </summary>
    /// <returns>The diagnostics of the rule under test, for a look at their messages.</returns>
    public async Task<ImmutableArray<Diagnostic>> Reports(string marked)
    {
        var expected = Markup.Parse(marked, Id);
        var found = await Compare(expected, "Code.cs");
        await Compare(expected, "Code.g.cs");
        await IsSilentOnGeneratorOutput(expected.Code);
        return found;
    }

    /// <summary>Asserts the marks in an ordinary file only: for rules about files and projects.</summary>
    public Task<ImmutableArray<Diagnostic>> ReportsInOneFile(string marked) => Compare(Markup.Parse(marked, Id), "Code.cs");

    private async Task<ImmutableArray<Diagnostic>> Compare(Markup expected, string path)
    {
        var project = Project((path, expected.Code));
        var all = await project.Diagnose();
        var inFile = Relevant(all).Where(d => d.Location.SourceTree?.FilePath == TestCompilation.ProjectFolder + path).ToList();
        var elsewhere = Relevant(all).Except(inFile).ToList();

        Assert.True(elsewhere.Count == 0, $"Outside the file under test:\n{string.Join('\n', elsewhere)}");
        AssertSame(expected.ToString(), Markup.Of(expected.Code, inFile).ToString(), $"in {path}", inFile);
        return [.. inFile.Where(d => d.Id == Id)];
    }

    private async Task IsSilentOnGeneratorOutput(string code)
    {
        var project = Project() with { MoreGenerators = [new EmittingGenerator(code)] };
        var ours = (await project.Diagnose()).Where(d => d.Id.StartsWith("GAI", StringComparison.Ordinal)).ToList();
        Assert.True(ours.Count == 0, $"Reported on unmapped generator output:\n{string.Join('\n', ours)}");
    }

    private TestCompilation Project(params (string Path, string Code)[] files) =>
        TestCompilation.Of(files) with { Options = Options, References = References, Enabled = Id, AdditionalFiles = AdditionalFiles };

    private IEnumerable<Diagnostic> Relevant(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => d.Id == Id || d.Severity >= DiagnosticSeverity.Warning);

    private static void AssertSame(string expected, string actual, string where, IEnumerable<Diagnostic> diagnostics)
    {
        if (expected == actual)
            return;

        var message = new StringBuilder()
            .AppendLine($"The marks differ {where}.").AppendLine()
            .AppendLine("Expected:").AppendLine(expected).AppendLine()
            .AppendLine("Actual:").AppendLine(actual).AppendLine();
        foreach (var diagnostic in diagnostics)
            message.AppendLine(diagnostic.ToString());
        Assert.Fail(message.ToString());
    }

    /// <summary>Stands for any other generator: emits the code it is given.</summary>
    private sealed class EmittingGenerator(string code) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, (output, _) => output.AddSource("Emitted.g.cs", code));
    }
}
