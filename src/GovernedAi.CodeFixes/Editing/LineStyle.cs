using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>How a file breaks and indents its lines.</summary>
internal sealed class LineStyle(SourceText text)
{
    /// <summary>Stands before a line that continues a literal, and so stays as it is.</summary>
    public const char Literal = '\u0001';

    /// <summary>The file's own line ending; that of its first line, since a mixed file has no better answer.</summary>
    public string NewLine { get; } = NewLineOf(text);

    /// <summary>One level of indentation: a tab where the file indents by tabs, else as many spaces as its first indented line has.</summary>
    public string Indent { get; } = IndentOf(text);

    /// <summary>The white space that the line around <paramref name="position"/> begins with.</summary>
    public string IndentAt(int position) => LeadingSpace(text, text.Lines.GetLineFromPosition(position));

    /// <summary>Whether nothing but white space stands before <paramref name="position"/> on its line.</summary>
    public bool StartsLine(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        return line.Start + LeadingSpace(text, line).Length == position;
    }

    /// <summary>Lays out lines broken by <c>\n</c> and indented by four spaces a level as the file does, below <paramref name="indent"/>.</summary>
    public string Layout(string lines, string indent) =>
        string.Join(NewLine, lines.Split('\n').Select((line, i) =>
        {
            if (line.Length > 0 && line[0] == Literal)
                return line.Substring(1);
            var content = line.TrimStart(' ');
            var levels = (line.Length - content.Length) / 4;
            return content.Length == 0 ? "" : (i == 0 ? "" : indent) + string.Concat(Enumerable.Repeat(Indent, levels)) + content;
        }));

    private static string NewLineOf(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End
            ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
            : "\n";
    }

    private static string IndentOf(SourceText text)
    {
        foreach (var line in text.Lines)
        {
            var space = LeadingSpace(text, line);
            if (space.Length == 0 || line.Start + space.Length == line.End)
                continue;
            if (space[0] == '\t')
                return "\t";
            // One space aligns the asterisks of a comment; it indents nothing.
            if (space.Length is 2 or 3 or 4 or 8)
                return space;
        }

        return "    ";
    }

    private static string LeadingSpace(SourceText text, TextLine line)
    {
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
            end++;
        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }
}
