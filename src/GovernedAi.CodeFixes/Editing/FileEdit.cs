using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>
/// The changes to one file, collected before any of them is applied. All positions are those of the text the edit started
/// from, so changes for several calls in one method do not disturb each other, and what is not named here stays as it was typed.
/// </summary>
internal sealed class FileEdit
{
    private readonly List<TextChange> _changes = [];
    private readonly HashSet<(SyntaxNode, string)> _done = [];

    private FileEdit(Document document, FileEdits files, CompilationUnitSyntax root, SourceText text, SemanticModel model)
    {
        Document = document;
        Files = files;
        Root = root;
        Text = text;
        Model = model;
        Style = new LineStyle(text);
        NewMembers = new NewMembers(this);
    }

    public Document Document { get; }

    /// <summary>The edit this is part of.</summary>
    public FileEdits Files { get; }

    public CompilationUnitSyntax Root { get; }

    public SourceText Text { get; }

    public SemanticModel Model { get; }

    public LineStyle Style { get; }

    public NewMembers NewMembers { get; }

    public bool HasChanges => _changes.Count > 0;

    public static async Task<FileEdit?> Open(Document document, FileEdits files, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not CompilationUnitSyntax root ||
            await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        return new FileEdit(document, files, root, await document.GetTextAsync(cancellation).ConfigureAwait(false), model);
    }

    /// <summary>True the first time a node is named: a method with several calls is split once, a type made partial once.</summary>
    public bool Treats(SyntaxNode node) => IsFirst(node, "");

    /// <summary>True the first time this is asked for at the node, such as a local of that name.</summary>
    public bool IsFirst(SyntaxNode node, string what) => _done.Add((node, what));

    public void Insert(int position, string text) => Replace(new TextSpan(position, 0), text);

    public void Remove(TextSpan span) => Replace(span, "");

    public void Replace(TextSpan span, string text) => _changes.Add(new TextChange(span, text));

    /// <summary>The text with every change in it. Insertions at one place stand in the order they were asked for.</summary>
    public SourceText Apply() => Text.WithChanges(_changes.Concat(NewMembers.Changes()).OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End));
}
