using System.Collections.Immutable;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>One offer taken for any number of diagnostics at once: all are planned on the solution as it was, then written.</summary>
internal sealed class OfferEdit(Offer offer, Solution solution)
{
    private readonly Dictionary<ProjectId, ProjectNames> _names = [];
    private readonly FileEdits _files = new();

    public async Task Add(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await _files.Open(document, cancellation).ConfigureAwait(false) is not { } file)
            return;

        if (!_names.TryGetValue(document.Project.Id, out var names))
            _names[document.Project.Id] = names = new ProjectNames();

        foreach (var diagnostic in diagnostics.OrderBy(d => d.Location.SourceSpan.Start))
        {
            var write = await offer.Plan(file, diagnostic, cancellation).ConfigureAwait(false);
            write?.Invoke(names);
        }
    }

    public Solution Apply() => _files.ApplyTo(solution);
}
