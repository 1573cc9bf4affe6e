using System.Collections.Immutable;
using System.Composition;
using System.Text;
using GovernedAi.Analyzers.HouseRules.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes;

/// <summary>Writes a project's contract as its code is today, or creates it.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)],
    Name = nameof(ContractOutOfDateFix)), Shared]
internal sealed class ContractOutOfDateFix : CodeFixProvider
{
    private const string Title = "Write it down in " + Contract.FileName;

    // Not every tool that reads or compares the file expects a byte order mark.
    private static readonly Encoding WithoutMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["GAI4008"];

    public override FixAllProvider GetFixAllProvider() => new EveryProject();

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        context.RegisterCodeFix(CodeAction.Create(Title, cancellation => Write(project.Solution, project.Id, cancellation), Title), context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Solution> Write(Solution solution, ProjectId id, CancellationToken cancellation)
    {
        var project = solution.GetProject(id)!;
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
            return solution;

        var text = SourceText.From(await ContractDraft.WriteAsync(compilation, project.AnalyzerOptions, cancellation).ConfigureAwait(false), WithoutMark);
        return project.AdditionalDocuments.FirstOrDefault(d => Contract.FileName.Equals(d.Name, StringComparison.OrdinalIgnoreCase)) is { } present
            ? solution.WithAdditionalDocumentText(present.Id, text)
            : solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Contract.FileName, text, filePath: PathIn(project));
    }

    private static string? PathIn(Project project) =>
        project.FilePath is { } file ? Path.Combine(Path.GetDirectoryName(file)!, Contract.FileName) : null;

    /// <summary>A contract is a project's, so fixing all of a project is one change to one file.</summary>
    private sealed class EveryProject : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override Task<CodeAction?> GetFixAsync(FixAllContext context) =>
            Task.FromResult<CodeAction?>(CodeAction.Create(Title, cancellation => WriteAll(context, cancellation), Title));

        private static async Task<Solution> WriteAll(FixAllContext context, CancellationToken cancellation)
        {
            var solution = context.Solution;
            foreach (var project in context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project])
            {
                if (context.Scope != FixAllScope.Solution || await Has(context, project).ConfigureAwait(false))
                    solution = await Write(solution, project.Id, cancellation).ConfigureAwait(false);
            }

            return solution;
        }

        private static async Task<bool> Has(FixAllContext context, Project project) =>
            project.Language == LanguageNames.CSharp && !(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)).IsEmpty;
    }
}
