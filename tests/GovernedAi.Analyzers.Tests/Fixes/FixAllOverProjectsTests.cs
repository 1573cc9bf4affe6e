using System.Collections.Immutable;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Fix All in a solution names things project by project, and edits a file that is compiled twice once.</summary>
public class FixAllOverProjectsTests
{
    private const string Library =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public class Router(IChatClient chat)
        {
            public Func<Task> Later => () => chat.GetResponseAsync("?");
        }
        """;

    private const string App =
        """
        extern alias Library;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Router(IChatClient chat, Library::Router other)
        {
            public Func<Task> Later => () => chat.GetResponseAsync("?");
            public Func<Task> Others => other.Later;
        }
        """;

    [Fact]
    public async Task Classes_of_one_name_in_two_projects_are_two_classes()
    {
        var fixedFiles = await FixAll(
            ("Library", [("Router.cs", Library)], []),
            ("App", [("Program.cs", App)], ["Library"]));

        foreach (var (_, text) in fixedFiles)
        {
            Assert.Contains("() => GetResponseAsync(chat, \"?\");", text, StringComparison.Ordinal);
            Assert.Single(Occurrences(text, "private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage);"));
        }

        Assert.Equal(2, fixedFiles.Count);
    }

    [Fact]
    public async Task What_an_extraction_made_private_in_one_project_is_made_again_in_another()
    {
        var fixedFiles = await FixAll(
            ("Library", [("Router.cs", Library)], []),
            ("App", [("Desk.cs", Library.Replace("Router", "Desk", StringComparison.Ordinal).Replace("(IChatClient chat)", "(IChatClient chat) : Router(chat)", StringComparison.Ordinal).Replace("Later", "Sooner", StringComparison.Ordinal))], ["Library"]));

        Assert.All(fixedFiles, file => Assert.Single(Occurrences(file.Text, "[AuditLog]")));
        Assert.Equal(2, fixedFiles.Count);
    }

    [Fact]
    public async Task A_file_that_two_targets_compile_is_fixed_once()
    {
        var fixedFiles = await FixAll(
            ("App(net8.0)", [("Router.cs", Library)], []),
            ("App(net10.0)", [("Router.cs", Library)], []));

        Assert.Equal(2, fixedFiles.Count);
        Assert.Equal(fixedFiles[0].Text, fixedFiles[1].Text);
        Assert.Single(Occurrences(fixedFiles[0].Text, "[AuditLog]"));
    }

    private static IEnumerable<int> Occurrences(string text, string part)
    {
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
            yield return at;
    }

    // Fixes all, compiles every project, sees that nothing is left, and gives the files.
    private static async Task<IReadOnlyList<(string Name, string Text)>> FixAll(params (string Name, (string Path, string Code)[] Files, string[] References)[] projects)
    {
        var template = TestCompilation.Of();
        var solution = new AdhocWorkspace().CurrentSolution;
        var ids = projects.ToDictionary(p => p.Name, _ => ProjectId.CreateNewId());
        foreach (var (name, files, references) in projects)
        {
            var id = ids[name];
            solution = solution.AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, name, name.Split('(')[0], LanguageNames.CSharp, compilationOptions: template.Create().Options, parseOptions: template.ParseOptions, metadataReferences: template.References,
                projectReferences: references.Select(r => new ProjectReference(ids[r], [r, "global"]))));
            foreach (var (path, code) in files.Append(("Usings.g.cs", "global using System; global using System.Threading.Tasks;")))
                solution = solution.AddDocument(DocumentId.CreateNewId(id), path, code, filePath: $"/src/{name.Split('(')[0]}/{path}");
        }

        var diagnostics = new InSolution(template);
        var provider = FixVerifier.Provider("GAI1001");
        var first = (await diagnostics.In(solution.Projects.First()))[0];
        var context = new FixAllContext(solution.Projects.First().GetDocument(first.Location.SourceTree)!, provider, FixAllScope.Solution, "Audit", ["GAI1001"], diagnostics, CancellationToken.None);
        var action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        var changed = (await action!.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

        var texts = new List<(string, string)>();
        foreach (var project in changed.Projects)
        {
            var said = await template.Diagnose((await project.GetCompilationAsync())!);
            Assert.DoesNotContain(said, d => d.Id == "GAI1001" || d.Severity == DiagnosticSeverity.Error);
            foreach (var document in project.Documents.Where(d => d.Name != "Usings.g.cs"))
                texts.Add((document.Name, (await document.GetTextAsync()).ToString()));
        }

        return texts;
    }

    private sealed class InSolution(TestCompilation template) : FixAllContext.DiagnosticProvider
    {
        public async Task<ImmutableArray<Diagnostic>> In(Project project)
        {
            var compilation = (await project.GetCompilationAsync())!;
            return [.. (await template.Diagnose(compilation)).Where(d => d.Id == "GAI1001" && compilation.ContainsSyntaxTree(d.Location.SourceTree!))];
        }

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await In(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await In(document.Project)).Where(d => d.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
