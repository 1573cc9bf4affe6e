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

    /// <summary>What may be offered at one diagnostic, first offered first.</summary>
    public virtual IEnumerable<Offer> OffersAt(Compilation compilation, Diagnostic diagnostic) => OffersIn(compilation);

    /// <summary>Whether Fix All of what is offered first takes, at each other diagnostic, what is offered first there.</summary>
    public virtual bool FirstGoesWithFirst => false;

    /// <summary>What the fix would still find in these documents once one of several diagnostics at a place was fixed.</summary>
    public virtual Task<ImmutableArray<Diagnostic>> DiagnoseAgainAsync(Project project, CancellationToken cancellation) => Task.FromResult(ImmutableArray<Diagnostic>.Empty);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await new FileEdits().Open(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } file ||
            !RuntimeNames.AreKnownTo(file.Model.Compilation))
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var isFirst = true;
            foreach (var offer in OffersAt(file.Model.Compilation, diagnostic))
            {
                if (await offer.Plan(file, diagnostic, context.CancellationToken).ConfigureAwait(false) is null)
                    continue;
                var key = isFirst && FirstGoesWithFirst ? nameof(FirstOffer) : offer.Key;
                context.RegisterCodeFix(CodeAction.Create(offer.Title, cancellation => Apply(context.Document, [diagnostic], offer, cancellation), key), diagnostic);
                isFirst = false;
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
