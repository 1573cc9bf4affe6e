using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Members to be added at the end of a type, or of a partial class that continues <c>Program</c>, in the order they were asked for.</summary>
internal sealed class NewMembers(FileEdit file)
{
    private readonly List<(TypeDeclarationSyntax? Type, List<string> Members)> _added = [];
    private readonly List<(BaseTypeDeclarationSyntax? Below, string Type)> _types = [];

    /// <param name="type">The type, or <see langword="null"/> for a new part of <c>Program</c> at the end of the file.</param>
    /// <param name="member">The member's lines, broken by <c>\n</c> and indented by four spaces a level.</param>
    public void Add(TypeDeclarationSyntax? type, string member)
    {
        var entry = _added.FirstOrDefault(a => a.Type == type);
        if (entry.Members is null)
            _added.Add(entry = (type, []));
        entry.Members.Add(member);
    }

    /// <param name="below">The type to stand below, or <see langword="null"/> for the end of the file.</param>
    /// <param name="type">The type's lines, as for a member.</param>
    public void AddType(BaseTypeDeclarationSyntax? below, string type) => _types.Add((below, type));

    public IEnumerable<TextChange> Changes() => _added.Select(a => a.Type is null ? NewProgram(a.Members) : AtEnd(a.Type, a.Members)).Concat(_types.Select(t => NewType(t.Below, t.Type)));

    private TextChange NewType(BaseTypeDeclarationSyntax? below, string type)
    {
        var style = file.Style;
        if (below is null)
            return new(new TextSpan(file.Text.Length, 0), $"{GapAtEnd()}{style.Layout(type, "")}{style.NewLine}");
        var indent = style.IndentAt(below.SpanStart);
        return new(new TextSpan(EndOfLine(below.GetLastToken()), 0), $"{style.NewLine}{style.NewLine}{indent}{style.Layout(type, indent)}");
    }

    private string GapAtEnd() => string.Concat(Enumerable.Repeat(file.Style.NewLine, file.Text.Lines.Count < 2 ? 2 : 2 - EmptyLinesAtEnd()));

    private TextChange NewProgram(List<string> members)
    {
        var style = file.Style;
        var end = file.Text.Length;
        var before = GapAtEnd();
        var body = string.Join(style.NewLine + style.NewLine, members.Select(m => style.Indent + style.Layout(m, style.Indent)));
        return new(new TextSpan(end, 0), $"{before}partial class Program{style.NewLine}{{{style.NewLine}{body}{style.NewLine}}}{style.NewLine}");
    }

    /// <summary>How many of the last two lines, one of them behind the last line break, hold nothing.</summary>
    private int EmptyLinesAtEnd() => file.Text.Lines.Reverse().Take(2).TakeWhile(l => l.Span.IsEmpty).Count();

    private TextChange AtEnd(TypeDeclarationSyntax type, List<string> members)
    {
        var style = file.Style;
        var outer = style.IndentAt(type.SpanStart);
        var indent = type.Members.FirstOrDefault() is { } first && style.StartsLine(first.SpanStart) ? style.IndentAt(first.SpanStart) : outer + style.Indent;
        var lines = string.Join(style.NewLine + style.NewLine, members.Select(m => indent + style.Layout(m, indent)));
        var newLine = style.NewLine;

        // `partial class Program;`
        if (type.OpenBraceToken.IsKind(SyntaxKind.None))
            return new(type.SemicolonToken.Span, $"{newLine}{outer}{{{newLine}{lines}{newLine}{outer}}}");

        // Below an #endif or #endregion that closes after the last member, so not inside it.
        var close = type.CloseBraceToken;
        var last = type.Members.LastOrDefault()?.GetLastToken() ?? type.OpenBraceToken;
        var gap = type.Members.Count == 0 ? newLine : newLine + newLine;
        if (!style.StartsLine(close.SpanStart))
            return new(TextSpan.FromBounds(last.Span.End, close.SpanStart), $"{gap}{lines}{newLine}{outer}");
        if (close.LeadingTrivia.Any(t => t.IsDirective))
            return new(new TextSpan(LineStart(close), 0), $"{newLine}{lines}{newLine}");
        return new(new TextSpan(EndOfLine(last), 0), $"{gap}{lines}");
    }

    private int LineStart(SyntaxToken token) => file.Text.Lines.GetLineFromPosition(token.SpanStart).Start;

    /// <summary>Behind a comment that follows on the same line.</summary>
    private int EndOfLine(SyntaxToken token) => file.Text.Lines.GetLineFromPosition(token.Span.End).End;
}
