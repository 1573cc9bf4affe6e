using System.Collections.Immutable;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>One offer taken for any number of diagnostics at once: all are planned on the solution as it was, then written.</summary>
internal sealed class OfferEdit(Offer offer, Solution solution)
{
    private readonly Dictionary<ProjectId, ProjectNames> _names = [];
    private readonly HashSet<DocumentId> _seen = [];
    private readonly List<FileEdit> _files = [];

    public async Task Add(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        // A file that several projects share is one file: who comes first edits it for all.
        if (!_seen.Add(document.Id) || await FileEdit.Open(document, cancellation).ConfigureAwait(false) is not { } file)
            return;

        _seen.UnionWith(document.GetLinkedDocumentIds());
        if (!_names.TryGetValue(document.Project.Id, out var names))
            _names[document.Project.Id] = names = new ProjectNames();

        foreach (var diagnostic in diagnostics.OrderBy(d => d.Location.SourceSpan.Start))
        {
            var write = await offer.Plan(file, diagnostic, cancellation).ConfigureAwait(false);
            write?.Invoke(names);
        }

        if (file.HasChanges)
            _files.Add(file);
    }

    public Solution Apply()
    {
        var changed = solution;
        foreach (var file in _files)
        {
            var text = file.Apply();
            foreach (var id in file.Document.GetLinkedDocumentIds().Insert(0, file.Document.Id))
                changed = changed.WithDocumentText(id, text);
        }

        return changed;
    }
}
