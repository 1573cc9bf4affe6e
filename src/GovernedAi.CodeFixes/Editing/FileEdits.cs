using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>The files of one edit, each opened once: a fix may have to change the file that declares what another file uses.</summary>
internal sealed class FileEdits
{
    private readonly Dictionary<DocumentId, FileEdit?> _opened = [];

    /// <summary>The edit of a document; <see langword="null"/> when it holds no C#.</summary>
    public async Task<FileEdit?> Open(Document document, CancellationToken cancellation)
    {
        if (!_opened.TryGetValue(document.Id, out var file))
        {
            // A file that several projects share is one file: who comes first edits it for all.
            file = document.GetLinkedDocumentIds().Any(_opened.ContainsKey) ? null : await FileEdit.Open(document, this, cancellation).ConfigureAwait(false);
            _opened[document.Id] = file;
        }

        return file;
    }

    public Solution ApplyTo(Solution solution)
    {
        foreach (var file in _opened.Values.OfType<FileEdit>().Where(f => f.HasChanges))
        {
            var text = file.Apply();
            foreach (var id in file.Document.GetLinkedDocumentIds().Insert(0, file.Document.Id))
                solution = solution.WithDocumentText(id, text);
        }

        return solution;
    }
}
