using System.Collections.Immutable;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>What the fixes share that govern the place a diagnostic points at: one offer an arrangement, and Fix All.</summary>
internal abstract class GovernFix(string id) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [id];

    public sealed override FixAllProvider GetFixAllProvider() => new GovernAll(this);

    /// <summary>The arrangements to offer, first offered first.</summary>
    public abstract IReadOnlyList<Arrangement> Arrangements { get; }

    /// <summary>How to govern the place, or <see langword="null"/> where it cannot be done safely.</summary>
    public abstract Remedy? Find(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FileEdit.Open(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } file ||
            !RuntimeNames.AreKnownTo(file.Model.Compilation))
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Find(file, diagnostic, context.CancellationToken) is not { } remedy)
                continue;

            foreach (var arrangement in Arrangements.Where(a => a.Suits(remedy)))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(arrangement.Title, cancellation => Apply(context.Document, [diagnostic], arrangement, cancellation), arrangement.Key),
                    diagnostic);
            }
        }
    }

    private async Task<Solution> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, Arrangement arrangement, CancellationToken cancellation)
    {
        var edit = new GovernEdit(this, arrangement, document.Project.Solution);
        await edit.Add(document, diagnostics, cancellation).ConfigureAwait(false);
        return edit.Apply();
    }
}
