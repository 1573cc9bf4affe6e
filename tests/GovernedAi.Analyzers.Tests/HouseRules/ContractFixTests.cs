using GovernedAi.Analyzers.HouseRules.Contracts;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using System.Reflection;

namespace GovernedAi.Analyzers.Tests.HouseRules;

/// <summary>The fix creates the contract and keeps it, one file a project.</summary>
public class ContractFixTests
{
    private const string FileName = "GovernedAi.Contract.txt";

    private static readonly string Code = TestRuleSet.Code(
        """
        [AuditLog("routing"), Escalation("desk")] public partial Task<string> AskAsync(BillOfLading bill);
        private Task<string> AskCoreAsync(BillOfLading bill) => throw new System.Exception(chat.GetResponseAsync("?").ToString());
        protected object Old() => new[] { openai.CompleteChat("a"), openai.CompleteChat("b") };
        [CallersGovern] internal object HandedOn() => openai.CompleteChat("c");
        internal object Other => HandedOn();
        internal object Tool() => AIFunctionFactory.Create(Book);
        private static void Book() { }
        internal System.Func<System.Collections.Generic.IEnumerable<Microsoft.Extensions.AI.ChatMessage>, ChatOptions, System.Threading.CancellationToken, Task<ChatResponse>> Taken => chat.GetResponseAsync;
        internal object Blind() { dynamic any = openai; return any.CompleteChat("?"); }
        internal object Raw() => new System.Net.Http.HttpClient().PostAsync("https://api.openai.com/v1/chat/completions", null);
        """, assembly: """[assembly: UseCase("routing")]""");

    private static readonly string[] Lines =
    [
        "governed M:Acme.Hazmat.Router.AskAsync(Acme.Hazmat.BillOfLading) | audit routing; ask desk before release, 00:30:00 each x1",
        "baseline GAI1001 M:Acme.Hazmat.Router.Old | ChatClient.CompleteChat x2",
        "baseline GAI1001 M:Acme.Hazmat.Router.get_Other | Router.HandedOn x1",
        "baseline GAI1005 M:Acme.Hazmat.Router.Raw | OpenAI-compatible server x1",
        "baseline GAI1006 M:Acme.Hazmat.Router.get_Taken | IChatClient.GetResponseAsync x1",
        "baseline GAI1007 M:Acme.Hazmat.Router.Tool | Book x1",
        "baseline GAI1008 M:Acme.Hazmat.Router.Blind | CompleteChat x1",
    ];

    private static readonly CodeFixProvider Fix = (CodeFixProvider)Activator.CreateInstance(
        Assembly.Load("GovernedAi.CodeFixes").GetTypes().Single(t => t.Name == "ContractOutOfDateFix"))!;

    [Theory]
    [InlineData(null)]
    [InlineData("governed gone | audit x1\n")]
    public async Task One_fix_writes_the_whole_file(string? before)
    {
        var solution = Solution(before);
        var text = await Text(await Apply(solution, await FirstAction(solution)));
        Assert.Equal(Lines, text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'));
    }

    [Fact]
    public async Task It_is_written_without_a_byte_order_mark()
    {
        var solution = Solution(before: null);
        var written = await (await Apply(solution, await FirstAction(solution))).Projects.Single().AdditionalDocuments.Single(d => d.Name == FileName).GetTextAsync();
        Assert.Empty(written.Encoding!.GetPreamble());
    }

    [Fact]
    public async Task Fix_all_in_the_solution_writes_the_file_of_every_project()
    {
        var one = Solution(before: null);
        var id = ProjectId.CreateNewId();
        var two = one.AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Two", "Two", LanguageNames.CSharp,
            compilationOptions: one.Projects.Single().CompilationOptions, metadataReferences: TestReferences.All));
        two = two.AddDocument(DocumentId.CreateNewId(id), "Code.cs", Code.Replace("Acme.Hazmat", "Acme.Sea", StringComparison.Ordinal), filePath: "/src/Two/Code.cs");
        var context = new FixAllContext(two.GetProject(one.ProjectIds[0])!.Documents.First(), Fix, FixAllScope.Solution, "k", ["GAI4008"], new Always(), CancellationToken.None);
        var fixedSolution = await Apply(two, (await Fix.GetFixAllProvider()!.GetFixAsync(context))!);
        Assert.All(fixedSolution.Projects, p => Assert.Equal(FileName, Assert.Single(p.AdditionalDocuments).Name));
        Assert.Contains("Acme.Sea.Router.Old", (await fixedSolution.GetProject(id)!.AdditionalDocuments.Single().GetTextAsync()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_fix_writes_satisfies_the_rule()
    {
        var solution = Solution(before: null);
        var text = await Text(await Apply(solution, await FirstAction(solution)));
        var project = TestCompilation.Of(("Code.cs", Code)) with { AdditionalFiles = [(FileName, text)] };
        Assert.DoesNotContain(await project.Diagnose(), d => d.Id is "GAI4008" or "GAI4009" || CoverageIds.All.Contains(d.Id));
    }

    private static Solution Solution(string? before)
    {
        var compilation = TestCompilation.Of(("Code.cs", Code)).Create();
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "App", "App", LanguageNames.CSharp, compilationOptions: compilation.Options, metadataReferences: TestReferences.All));
        foreach (var tree in compilation.SyntaxTrees)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(tree.FilePath), tree.GetText(), filePath: tree.FilePath);
        return before is null ? solution : solution.AddAdditionalDocument(DocumentId.CreateNewId(id), FileName, before);
    }

    private static async Task<CodeAction> FirstAction(Solution solution)
    {
        var document = solution.Projects.Single().Documents.First();
        CodeAction? offered = null;
        await Fix.RegisterCodeFixesAsync(new CodeFixContext(document, Always.At((await document.GetSyntaxTreeAsync())!), (action, _) => offered = action, CancellationToken.None));
        return offered!;
    }

    private static async Task<Solution> Apply(Solution _, CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task<string> Text(Solution solution) => (await solution.Projects.Single().AdditionalDocuments.Single().GetTextAsync()).ToString();

    /// <summary>A diagnostic in every project.</summary>
    private sealed class Always : FixAllContext.DiagnosticProvider
    {
        public static Diagnostic At(SyntaxTree tree) =>
            Diagnostic.Create("GAI4008", "HouseRules", "m", DiagnosticSeverity.Error, DiagnosticSeverity.Error, isEnabledByDefault: true, warningLevel: 0, location: tree.GetRoot().GetLocation());

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            [At((await project.Documents.First().GetSyntaxTreeAsync(cancellationToken))!)];

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
