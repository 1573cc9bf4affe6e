using System.Text.RegularExpressions;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Analyzers.Tests.Recognition;

public class EndpointTableTests
{
    private static readonly Lazy<string> Nothing = new("");

    public static IEnumerable<object[]> Rows() => FactFile.Rows("endpoints.tsv").Select(row => row.Split('\t')).Select(cells => new object[] { cells[1], cells[2], cells[4] });

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_way_to_write_a_path_of_a_row_is_found(string host, string path, string evidence)
    {
        foreach (var written in Ways(path))
        {
            Assert.Matches(path, written);
            foreach (var name in host == "*" ? ["gateway.example"] : Ways(host))
            {
                var url = $"https://{(name.StartsWith('.') ? "acme" : "")}{name.TrimStart('-')}{(name.EndsWith('.') ? "example" : "")}:443{(written.StartsWith('/') ? "" : "/")}{written}";
                Assert.True(EndpointTable.MayBe(url), $"{url} is not looked at");
                foreach (var sign in evidence.Split('|'))
                    Assert.True(EndpointTable.Default.Find(url, new(sign)) is not null, $"{url} is not found beside \"{sign}\"");
            }
        }
    }

    [Theory]
    [InlineData("https://api.openai.com/v1/models")]
    [InlineData("https://example.com/chat/rooms")]
    public void Other_paths_are_not(string url) => Assert.Null(EndpointTable.Default.Find(url, Nothing));

    private static IEnumerable<string> Ways(string pattern) => Expand(pattern).Select(way => way.Replace("\\", ""));

    // Each alternative of an expression written out, with and without what is optional; a name for what may be any.
    private static IEnumerable<string> Expand(string pattern)
    {
        var open = Regex.Replace(pattern.Trim('^', '$').Replace("$|^", "|").Replace("|^", "|").Replace("(^|", "("), @"(?<!\\)\[[^]]*\][+*?]?|\.\*", ClassSample);
        if (open.Split('|') is { Length: > 1 } && TopLevel(open) is { Count: > 1 } alternatives)
            return alternatives.SelectMany(Expand);
        if (Regex.Match(open, @"\((?:[^()]|\([^()]*\))*\)(\??)") is { Success: true } group)
        {
            var (before, after) = (open[..group.Index], open[(group.Index + group.Length)..]);
            var inner = group.Value.TrimEnd('?')[1..^1];
            return TopLevel(inner).SelectMany(Expand).Concat(group.Groups[1].Length > 0 ? [""] : []).SelectMany(way => Expand(before + way + after));
        }

        if (Regex.Match(open, @"\\?.\?") is { Success: true } optional)
            return new[] { optional.Value.TrimEnd('?'), "" }.SelectMany(way => Expand(open[..optional.Index] + way + open[(optional.Index + optional.Length)..]));
        return [open];
    }

    private static string ClassSample(Match found) => found.Value.StartsWith("[12", StringComparison.Ordinal) ? "1" : "a";

    private static List<string> TopLevel(string pattern)
    {
        var (parts, depth, start) = (new List<string>(), 0, 0);
        for (var at = 0; at < pattern.Length; at++)
        {
            depth += pattern[at] == '(' ? 1 : pattern[at] == ')' ? -1 : 0;
            if (pattern[at] == '|' && depth == 0)
            {
                parts.Add(pattern[start..at]);
                start = at + 1;
            }
        }

        return [.. parts, pattern[start..]];
    }
}
