using System.Net;
using System.Text;

namespace GovernedAi.Tool.Memos;

/// <summary>Prints a memo as one HTML page that needs nothing else, reads on a screen and prints on paper.</summary>
internal static class HtmlMemo
{
    private const string Style = """
        :root { color-scheme: light; }
        body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff; max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
        h1, h2, h3, th, dt { font-family: "Segoe UI", "Helvetica Neue", Arial, sans-serif; line-height: 1.25; }
        h1 { font-size: 1.7rem; border-bottom: 3px solid #1a1a1a; padding-bottom: .4rem; }
        h2 { font-size: 1.25rem; margin-top: 2.5rem; border-bottom: 1px solid #999; padding-bottom: .2rem; }
        h3 { font-size: 1.05rem; margin-top: 2rem; }
        h1 code, h2 code, h3 code { background: none; padding: 0; font-size: 1em; }
        code { font: .88em/1.4 Consolas, Menlo, "DejaVu Sans Mono", monospace; background: #f2f2f2; padding: 0 .2em; border-radius: 2px; overflow-wrap: anywhere; }
        dl { display: grid; grid-template-columns: 12rem 1fr; gap: .45rem 1.25rem; margin: 1rem 0; }
        dt { font-size: .9rem; font-weight: 600; padding-top: .1rem; }
        dd { margin: 0; }
        table { border-collapse: collapse; width: 100%; font-size: .88rem; margin: 1rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid #ccc; }
        th { border-bottom: 2px solid #1a1a1a; }
        @media (max-width: 36rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; } }
        @page { size: A4; margin: 20mm 18mm; }
        @media print {
          body { font-size: 10.5pt; margin: 0; padding: 0; max-width: none; }
          h1 { font-size: 17pt; } h2 { font-size: 13pt; margin-top: 16pt; } h3 { font-size: 11pt; margin-top: 12pt; }
          h1, h2, h3, p:has(+ ul) { break-after: avoid; }
          dt, dd, tr, li { break-inside: avoid; }
          dt { break-after: avoid; }
          thead { display: table-header-group; }
          code { background: none; padding: 0; }
        }
        """;

    public static string Write(MemoDocument memo)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(Encode(memo.Title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n")
            .Append("<h1>").Append(Text(memo.Title)).Append("</h1>\n");
        foreach (var block in memo.Blocks)
            Append(html, block);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder html, MemoBlock block)
    {
        switch (block)
        {
            case Heading heading:
                html.Append($"<h{heading.Level}>{Text(heading.Text)}</h{heading.Level}>\n");
                break;
            case Paragraph paragraph:
                html.Append($"<p>{Text(paragraph.Text)}</p>\n");
                break;
            case Bullets bullets:
                html.Append("<ul>\n").AppendJoin("", bullets.Items.Select(i => $"<li>{Text(i)}</li>\n")).Append("</ul>\n");
                break;
            case Answers answers:
                html.Append("<dl>\n").AppendJoin("", answers.Items.Select(i => $"<dt>{Text(i.Question)}</dt><dd>{Text(i.Answer)}</dd>\n")).Append("</dl>\n");
                break;
            case Grid grid:
                html.Append("<table>\n<thead><tr>").AppendJoin("", grid.Columns.Select(c => $"<th>{Text(c)}</th>")).Append("</tr></thead>\n<tbody>\n");
                foreach (var row in grid.Rows)
                    html.Append("<tr>").AppendJoin("", row.Select(c => $"<td>{Text(c)}</td>")).Append("</tr>\n");
                html.Append("</tbody>\n</table>\n");
                break;
        }
    }

    // What stands between two backticks is code; a single one is itself.
    private static string Text(string text)
    {
        var parts = text.Split('`');
        var html = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            var isCode = i % 2 == 1 && i < parts.Length - 1;
            if (isCode)
                html.Append("<code>").Append(Encode(parts[i]).Replace(".", ".<wbr>", StringComparison.Ordinal)).Append("</code>");
            else
                html.Append(i % 2 == 1 ? "`" : "").Append(Encode(parts[i]));
        }

        return html.ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
