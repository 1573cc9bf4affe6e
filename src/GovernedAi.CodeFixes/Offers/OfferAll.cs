using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>
/// Fix All in document, project and solution. The batch fixer merges fixes made apart from each other, which several calls
/// in one method, one statement or one partial type do not survive; here they are one edit.
/// </summary>
internal sealed class OfferAll(OfferFix fix) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        if (await context.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation ||
            fix.OffersIn(compilation).FirstOrDefault(o => o.Key == context.CodeActionEquivalenceKey) is not { } offer)
        {
            return null;
        }

        return CodeAction.Create(offer.Title, cancellation => Apply(context, offer, cancellation), offer.Key);
    }

    private static async Task<Solution> Apply(FixAllContext context, Offer offer, CancellationToken cancellation)
    {
        var edit = new OfferEdit(offer, context.Solution);
        foreach (var (document, diagnostics) in await Diagnostics(context).ConfigureAwait(false))
            await edit.Add(document, diagnostics, cancellation).ConfigureAwait(false);
        return edit.Apply();
    }

    /// <summary>The diagnostics of the scope by document, in a stable order: names are given out in it.</summary>
    private static async Task<IReadOnlyList<(Document Document, ImmutableArray<Diagnostic> Diagnostics)>> Diagnostics(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document)
            return context.Document is { } document ? [(document, await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))] : [];

        var found = new List<(Document, ImmutableArray<Diagnostic>)>();
        foreach (var project in context.Scope == FixAllScope.Project ? [context.Project] : context.Solution.Projects.Where(p => p.Language == context.Project.Language))
        {
            var byTree = (await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
                .Where(d => d.Location.IsInSource)
                .ToLookup(d => project.GetDocument(d.Location.SourceTree));
            found.AddRange(project.Documents.Where(byTree.Contains).Select(d => (d, byTree[d].ToImmutableArray())));
        }

        return found;
    }
}
