using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Takes attributes away, and the brackets and the line that held nothing else.</summary>
internal static class AttributeRemoval
{
    /// <summary>Takes those of a method's attributes that a condition holds for.</summary>
    public static void Remove(FileEdit file, MethodDeclarationSyntax method, Func<AttributeSyntax, bool> goes) =>
        Remove(file, [.. method.AttributeLists.SelectMany(l => l.Attributes).Where(goes)]);

    public static void Remove(FileEdit file, IReadOnlyCollection<AttributeSyntax> attributes)
    {
        foreach (var list in attributes.Select(a => a.Parent).OfType<AttributeListSyntax>().Distinct())
        {
            var kept = list.Attributes.Where(a => !attributes.Contains(a)).ToList();
            if (kept.Count == 0)
                file.Remove(TextSpan.FromBounds(list.SpanStart, UpToWhatFollows(list)));
            else
                file.Replace(list.Span, $"[{(list.Target is null ? "" : list.Target + " ")}{string.Join(", ", kept)}]");
        }
    }

    /// <summary>A comment between the attribute and its member stays; the line break and the indentation before that go.</summary>
    private static int UpToWhatFollows(AttributeListSyntax list)
    {
        var end = list.Span.End;
        var next = list.GetLastToken().GetNextToken();
        foreach (var trivia in list.GetTrailingTrivia().Concat(next.LeadingTrivia))
        {
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return end;
            end = trivia.Span.End;
        }

        return end;
    }
}
