using System.Text;

namespace GovernedAi.Tool.Memos;

/// <summary>Prints a memo as Markdown.</summary>
internal static class MarkdownMemo
{
    public static string Write(MemoDocument memo)
    {
        var text = new StringBuilder().Append("# ").Append(Escape(memo.Title)).Append('\n');
        foreach (var block in memo.Blocks)
        {
            text.Append('\n');
            switch (block)
            {
                case Heading heading:
                    text.Append('#', heading.Level).Append(' ').Append(Escape(heading.Text)).Append('\n');
                    break;
                case Paragraph paragraph:
                    text.Append(Escape(paragraph.Text)).Append('\n');
                    break;
                case Bullets bullets:
                    foreach (var item in bullets.Items)
                        text.Append("- ").Append(Escape(item)).Append('\n');
                    break;
                case Answers answers:
                    foreach (var (question, answer) in answers.Items)
                        text.Append("- **").Append(Escape(question)).Append(":** ").Append(Escape(answer)).Append('\n');
                    break;
                case Grid grid:
                    text.Append("| ").AppendJoin(" | ", grid.Columns).Append(" |\n|").Insert(text.Length, "---|", grid.Columns.Length).Append('\n');
                    foreach (var row in grid.Rows)
                        text.Append("| ").AppendJoin(" | ", row.Select(c => Escape(c).Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
                    break;
            }
        }

        return text.ToString();
    }

    // Names and reasons are the user's: outside code, what would be markup is taken literally.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        var inCode = false;
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (c == '`')
                inCode = !inCode;
            if (!inCode && c is '*' or '_' or '<' or '>' or '[' or ']' or '#' or '\\')
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
