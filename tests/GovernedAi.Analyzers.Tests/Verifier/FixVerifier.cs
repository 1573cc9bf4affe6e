using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>Applies the package's fixes to a project under test, one diagnostic at a time or all at once.</summary>
internal sealed class FixVerifier(string id, string? equivalenceKey, TestCompilation project)
{
    private const int Patience = 50;

    private static readonly ImmutableArray<CodeFixProvider> Providers =
        [.. Assembly.Load("GovernedAi.CodeFixes").GetTypes()
            .Where(t => !t.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(t))
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!)];

    /// <summary>Takes the fix of the first diagnostic that has one until none has.</summary>
    public async Task<string> OneByOne()
    {
        var document = Open();
        for (var round = 0; round < Patience; round++)
        {
            var action = await FirstAction(document);
            if (action is null)
                return await Text(document);

            document = await Apply(action, document);
        }

        throw new InvalidOperationException($"After {Patience} rounds there is still something to fix:\n{await Text(document)}");
    }

    /// <summary>Takes Fix All until nothing is left to fix.</summary>
    public async Task<string> All(FixAllScope scope)
    {
        var document = Open();
        for (var round = 0; round < Patience; round++)
        {
            var first = await FirstAction(document);
            if (first is null)
                return await Text(document);

            var provider = Provider(id);
            var fixAll = provider.GetFixAllProvider() ?? throw new InvalidOperationException($"{provider.GetType().Name} offers no Fix All.");
            var context = new FixAllContext(
                document, provider, scope, first.EquivalenceKey!, [id], new Diagnostics(this), CancellationToken.None);
            var action = await fixAll.GetFixAsync(context) ?? throw new InvalidOperationException("Fix All offers nothing.");
            document = await Apply(action, document);
        }

        throw new InvalidOperationException($"After {Patience} rounds of Fix All there is still something to fix:\n{await Text(document)}");
    }

    /// <summary>Takes Fix All once, from the first file of the project that has something to fix, and gives every file's text by its name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AllFiles(FixAllScope scope)
    {
        var opened = Open().Project;
        var first = (await Diagnose(opened))[0];
        var document = opened.GetDocument(first.Location.SourceTree)!;
        var offered = await Actions(document, first);
        var context = new FixAllContext(document, Provider(id), scope, (equivalenceKey ?? offered[0].EquivalenceKey)!, [id], new Diagnostics(this), CancellationToken.None);
        var action = await Provider(id).GetFixAllProvider()!.GetFixAsync(context) ?? throw new InvalidOperationException("Fix All offers nothing.");

        var texts = new Dictionary<string, string>();
        foreach (var file in (await Apply(action, document)).Project.Documents)
            texts[file.Name] = await Text(file);
        return texts;
    }

    /// <summary>Titles of what is offered at the first diagnostic, in order.</summary>
    public async Task<ImmutableArray<string>> Titles()
    {
        var document = Open();
        foreach (var diagnostic in await Diagnose(document.Project))
            return [.. (await Actions(document, diagnostic)).Select(a => a.Title)];
        return [];
    }

    /// <summary>The fixes of a rule.</summary>
    public static CodeFixProvider Provider(string id) =>
        Providers.SingleOrDefault(p => p.FixableDiagnosticIds.Contains(id)) ?? throw new InvalidOperationException($"No fix is registered for {id}.");

    private Document Open()
    {
        var workspace = new AdhocWorkspace();
        var compilation = project.Create();
        var projectId = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            projectId, VersionStamp.Default, "App", "App", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: project.ParseOptions, metadataReferences: project.References));

        foreach (var tree in compilation.SyntaxTrees)
            solution = solution.AddDocument(DocumentId.CreateNewId(projectId), Path.GetFileName(tree.FilePath), tree.GetText(), filePath: tree.FilePath);

        return UnderTest(solution);
    }

    private Document UnderTest(Solution solution) =>
        solution.Projects.Single().Documents.Single(d => d.FilePath == TestCompilation.ProjectFolder + project.Files[0].Path);

    private async Task<CodeAction?> FirstAction(Document document)
    {
        foreach (var diagnostic in await Diagnose(document.Project))
        {
            var actions = await Actions(document.Project.GetDocument(diagnostic.Location.SourceTree) ?? document, diagnostic);
            var action = equivalenceKey is null ? actions.FirstOrDefault() : actions.FirstOrDefault(a => a.EquivalenceKey == equivalenceKey);
            if (action is not null)
                return action;
        }

        return null;
    }

    private async Task<List<CodeAction>> Actions(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await Provider(id).RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        Assert.All(actions, a => Assert.False(string.IsNullOrEmpty(a.EquivalenceKey), $"'{a.Title}' has no equivalence key, so Fix All cannot offer it."));
        return actions;
    }

    private async Task<ImmutableArray<Diagnostic>> Diagnose(Project opened)
    {
        var compilation = (await opened.GetCompilationAsync())!;
        var all = await project.Diagnose(compilation);
        return [.. all.Where(d => d.Id == id && d.Location.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree)).OrderBy(d => d.Location.SourceSpan.Start)];
    }

    private async Task<Document> Apply(CodeAction action, Document document)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        // A round trip through text: annotations and unparsed nodes must not carry over.
        foreach (var changed in solution.Projects.Single().Documents)
            solution = solution.WithDocumentText(changed.Id, SourceText.From(await Text(changed), System.Text.Encoding.UTF8));
        return UnderTest(solution);
    }

    private static async Task<string> Text(Document document) => (await document.GetTextAsync()).ToString();

    private sealed class Diagnostics(FixVerifier verifier) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await verifier.Diagnose(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await verifier.Diagnose(document.Project)).Where(d => d.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
