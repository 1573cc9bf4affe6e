using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Takes attributes from a method: whole lines where nothing else stands on them.</summary>
internal static class GovernedAttributes
{
    public static void Remove(FileEdit file, MethodDeclarationSyntax method, Func<AttributeSyntax, bool> goes)
    {
        foreach (var list in method.AttributeLists)
        {
            var gone = list.Attributes.Where(goes).ToList();
            if (gone.Count == list.Attributes.Count)
                file.Remove(file.Style.StartsLine(list.SpanStart) ? list.FullSpan : list.Span);
            else if (gone.Count > 0)
                file.Replace(list.Span, list.RemoveNodes(gone, SyntaxRemoveOptions.KeepNoTrivia)!.NormalizeWhitespace().ToFullString().Trim());
        }
    }
}
