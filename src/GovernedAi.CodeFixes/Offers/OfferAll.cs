using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>
/// Fix All in document, project and solution. The batch fixer merges fixes made apart from each other, which several calls
/// in one method, one statement or one partial type do not survive; here they are one edit.
/// </summary>
/// <remarks>
/// <c>dotnet format</c> asks for the key of what is offered at the first diagnostic it found, and for none where nothing is offered there.
/// Then each diagnostic gets what is offered first at it.
/// </remarks>
internal sealed class OfferAll(OfferFix fix) : FixAllProvider
{
    /// <summary>More diagnostics than these are not fixed one after another at one place.</summary>
    private const int MostRounds = 8;

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        if (context.CodeActionEquivalenceKey is null)
        {
            // Nobody sees a menu: that nothing could be fixed has to be said, as no action is.
            var changed = await Apply(context, new FirstOffer(fix), context.CancellationToken).ConfigureAwait(false);
            return changed == context.Solution ? null : CodeAction.Create(new FirstOffer(fix).Title, _ => Task.FromResult(changed), nameof(FirstOffer));
        }

        if (await context.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation ||
            OfferOf(context.CodeActionEquivalenceKey, compilation) is not { } offer)
        {
            return null;
        }

        return CodeAction.Create(offer.Title, cancellation => Apply(context, offer, cancellation), offer.Key);
    }

    private Offer? OfferOf(string key, Compilation compilation) =>
        key == nameof(FirstOffer) ? new FirstOffer(fix) : fix.OffersIn(compilation).FirstOrDefault(offer => offer.Key == key);

    private async Task<Solution> Apply(FixAllContext context, Offer offer, CancellationToken cancellation)
    {
        var found = await Diagnostics(context).ConfigureAwait(false);
        var solution = await Apply(offer, context.Solution, found, cancellation).ConfigureAwait(false);
        for (var round = 1; round < MostRounds && offer is FirstOffer && found.Any(HasSeveralAtOnePlace); round++)
        {
            found = await Again(solution, found, cancellation).ConfigureAwait(false);
            var next = await Apply(offer, solution, found, cancellation).ConfigureAwait(false);
            if (next == solution)
                break;
            solution = next;
        }

        return solution;
    }

    private static async Task<Solution> Apply(Offer offer, Solution solution, IEnumerable<FoundIn> found, CancellationToken cancellation)
    {
        var edit = new OfferEdit(offer, solution);
        foreach (var (document, diagnostics) in found)
            await edit.Add(document, diagnostics, cancellation).ConfigureAwait(false);
        return edit.Apply();
    }

    /// <summary>The diagnostics of the scope by document, in a stable order: names are given out in it.</summary>
    private static async Task<IReadOnlyList<FoundIn>> Diagnostics(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document)
            return context.Document is { } document ? [new(document, await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))] : [];

        var found = new List<FoundIn>();
        foreach (var project in context.Scope == FixAllScope.Project ? [context.Project] : context.Solution.Projects.Where(p => p.Language == context.Project.Language))
            found.AddRange(ByDocument(project, await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)));
        return found;
    }

    /// <summary>What is left in the documents in which something was found.</summary>
    private async Task<IReadOnlyList<FoundIn>> Again(Solution solution, IReadOnlyList<FoundIn> before, CancellationToken cancellation)
    {
        var documents = before.Select(one => one.Document.Id).ToImmutableHashSet();
        var found = new List<FoundIn>();
        foreach (var project in documents.Select(one => one.ProjectId).Distinct().Select(id => solution.GetProject(id)!))
            found.AddRange(ByDocument(project, await fix.DiagnoseAgainAsync(project, cancellation).ConfigureAwait(false)).Where(one => documents.Contains(one.Document.Id)));
        return found;
    }

    private static IEnumerable<FoundIn> ByDocument(Project project, ImmutableArray<Diagnostic> diagnostics)
    {
        var byTree = diagnostics.Where(d => d.Location.IsInSource).ToLookup(d => project.GetDocument(d.Location.SourceTree));
        return project.Documents.Where(byTree.Contains).Select(d => new FoundIn(d, [.. byTree[d]]));
    }

    private static bool HasSeveralAtOnePlace(FoundIn found) =>
        found.Diagnostics.Select(d => d.Location.SourceSpan).Distinct().Count() < found.Diagnostics.Length;

    private readonly record struct FoundIn(Document Document, ImmutableArray<Diagnostic> Diagnostics);
}
