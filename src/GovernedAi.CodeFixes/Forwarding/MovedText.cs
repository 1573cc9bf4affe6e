using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Forwarding;

/// <summary>Takes code out of its place: its lines without the indentation they had, but those that continue a literal as they are.</summary>
internal static class MovedText
{
    /// <param name="file">The file.</param>
    /// <param name="node">The code.</param>
    /// <param name="start">Where in it the text begins.</param>
    /// <param name="indent">The indentation that its lines lose.</param>
    /// <param name="changes">What is to be changed in it.</param>
    /// <returns>The lines, for <see cref="LineStyle.Layout"/>.</returns>
    public static IEnumerable<string> Lines(FileEdit file, SyntaxNode node, int start, string indent, IEnumerable<TextChange> changes)
    {
        var inserted = changes.ToList();
        for (var number = file.Text.Lines.IndexOf(start); number <= file.Text.Lines.IndexOf(node.Span.End); number++)
        {
            var line = file.Text.Lines[number];
            var span = TextSpan.FromBounds(Math.Max(line.Start, start), Math.Min(line.End, node.Span.End));
            var text = file.Text.GetSubText(span).WithChanges(inserted
                .Where(c => span.Contains(c.Span))
                .Select(c => new TextChange(new TextSpan(c.Span.Start - span.Start, c.Span.Length), c.NewText!))).ToString();
            yield return line.Start > start && ContinuesLiteral(node, line.Start) ? LineStyle.Literal + text
                : span.Start > start && text.StartsWith(indent, StringComparison.Ordinal) ? text.Substring(indent.Length)
                : text;
        }
    }

    private static bool ContinuesLiteral(SyntaxNode node, int lineStart)
    {
        var token = node.FindToken(lineStart, findInsideTrivia: false);
        return (token.SpanStart < lineStart && lineStart <= token.Span.End) ||
            token.Parent?.AncestorsAndSelf().TakeWhile(n => n != node.Parent).OfType<InterpolatedStringExpressionSyntax>().Any(s => s.SpanStart < lineStart && lineStart <= s.Span.End) == true;
    }
}
