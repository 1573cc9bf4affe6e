using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Testing.RuleSets;

/// <summary>Code with places marked: <c>[|place|]</c> for one id, <c>{|CS0103:place|}</c> for any other.</summary>
internal sealed record Markup(string Code, IReadOnlyList<Mark> Marks)
{
    /// <summary>Takes the marks out of <paramref name="marked"/>; <c>[|…|]</c> stands for <paramref name="id"/>.</summary>
    public static Markup Parse(string marked, string id)
    {
        var code = new StringBuilder(marked.Length);
        var marks = new List<Mark>();
        var open = new Stack<(string Id, int Start, string Close)>();

        for (var i = 0; i < marked.Length; i++)
        {
            if (Starts(marked, i, "[|"))
            {
                open.Push((id, code.Length, "|]"));
                i++;
            }
            else if (Starts(marked, i, "{|") && marked.IndexOf(':', i) is > 0 and var colon)
            {
                open.Push((marked[(i + 2)..colon], code.Length, "|}"));
                i = colon;
            }
            else if (open.Count > 0 && Starts(marked, i, open.Peek().Close))
            {
                var (openId, start, _) = open.Pop();
                marks.Add(new Mark(openId, TextSpan.FromBounds(start, code.Length)));
                i++;
            }
            else
            {
                code.Append(marked[i]);
            }
        }

        return open.Count == 0
            ? new Markup(code.ToString(), marks)
            : throw new FormatException($"A mark opened with '{open.Peek().Id}' is never closed.");
    }

    /// <summary>The marks that <paramref name="diagnostics"/> would leave in <paramref name="code"/>.</summary>
    public static Markup Of(string code, IEnumerable<Diagnostic> diagnostics) =>
        new(code, [.. diagnostics.Select(d => new Mark(d.Id, d.Location.SourceSpan))]);

    /// <summary>The code with every mark written out by its id, in one canonical order: outer before inner, then by id.</summary>
    public override string ToString()
    {
        var ordered = Marks.OrderByDescending(m => m.Span.Length).ThenBy(m => m.Id, StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        for (var at = 0; at <= Code.Length; at++)
        {
            foreach (var _ in ordered.Where(m => m.Span.End == at && !m.Span.IsEmpty))
                text.Append("|}");
            foreach (var mark in ordered.Where(m => m.Span.Start == at))
                text.Append("{|").Append(mark.Id).Append(':').Append(mark.Span.IsEmpty ? "|}" : "");
            if (at < Code.Length)
                text.Append(Code[at]);
        }

        return text.ToString();
    }

    private static bool Starts(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
}

/// <summary>One marked place.</summary>
internal sealed record Mark(string Id, TextSpan Span);
