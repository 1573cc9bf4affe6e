using GovernedAi.Analyzers.Recognition;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Bypasses;

/// <summary>Puts [CallersGovern] where callers see it: on the member of the interface or base type.</summary>
internal sealed class MarkWhatCallersSee : Offer
{
    public override string Title => "Mark what callers see: add [CallersGovern] there";

    public override string Key => nameof(MarkWhatCallersSee);

    public override async Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (file.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not MethodDeclarationSyntax method || file.Model.GetDeclaredSymbol(method, cancellation) is not { } symbol)
            return null;

        var known = KnownSymbols.Of(file.Model.Compilation);
        var unmarked = Implementations.Of(symbol).Where(seen => !known.HandedOn.Is(seen) && !(seen is IMethodSymbol s && known.ModelCalls.Recognize(s) is not null)).ToList();
        var places = new List<(FileEdit File, MethodDeclarationSyntax Seen)>();
        foreach (var seen in unmarked)
        {
            if (seen.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference ||
                await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not MethodDeclarationSyntax declaration ||
                await Open(file, reference.SyntaxTree, cancellation).ConfigureAwait(false) is not { } home)
            {
                return null;
            }

            places.Add((home, declaration));
        }

        return places.Count == 0 ? null : _ =>
        {
            foreach (var (home, seen) in places)
            {
                if (home.IsFirst(seen, "marked"))
                    AttributeLine.Insert(home, seen, $"[{RuntimeNames.Qualifier(home, seen.SpanStart)}CallersGovern]");
            }
        };
    }

    private static async Task<FileEdit?> Open(FileEdit file, SyntaxTree tree, CancellationToken cancellation) =>
        tree == file.Root.SyntaxTree ? file
        : file.Document.Project.GetDocument(tree) is { } document ? await file.Files.Open(document, cancellation).ConfigureAwait(false)
        : null;
}
