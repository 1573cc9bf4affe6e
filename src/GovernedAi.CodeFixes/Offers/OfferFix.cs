using System.Collections.Immutable;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>What all fixes share: offers that are planned before they are shown, and Fix All for each.</summary>
internal abstract class OfferFix(string id) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [id];

    public sealed override FixAllProvider GetFixAllProvider() => new OfferAll(this);

    /// <summary>What is offered in this project, first offered first.</summary>
    public abstract IEnumerable<Offer> OffersIn(Compilation compilation);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await new FileEdits().Open(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } file ||
            !RuntimeNames.AreKnownTo(file.Model.Compilation))
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var offer in OffersIn(file.Model.Compilation))
            {
                if (await offer.Plan(file, diagnostic, context.CancellationToken).ConfigureAwait(false) is not null)
                    context.RegisterCodeFix(CodeAction.Create(offer.Title, cancellation => Apply(context.Document, [diagnostic], offer, cancellation), offer.Key), diagnostic);
            }
        }
    }

    private static async Task<Solution> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, Offer offer, CancellationToken cancellation)
    {
        var edit = new OfferEdit(offer, document.Project.Solution);
        await edit.Add(document, diagnostics, cancellation).ConfigureAwait(false);
        return edit.Apply();
    }
}
