using System.Collections.Immutable;

namespace GovernedAi.Analyzers.Tests.RuleBook;

/// <summary>A rule's page, taken apart.</summary>
/// <param name="Heading">The first line.</param>
/// <param name="Opening">The table below it: header, rule and one row.</param>
/// <param name="Sections">Text by heading.</param>
/// <param name="Examples">The <c>csharp</c> blocks outside "Fixed".</param>
/// <param name="Fixed">The <c>csharp</c> block under "Fixed", if any.</param>
internal sealed record Page(string Heading, string Opening, ImmutableDictionary<string, string> Sections, ImmutableArray<string> Examples, string? Fixed)
{
    public static Page Parse(string text)
    {
        var sections = ImmutableDictionary.CreateBuilder<string, string>();
        var at = "";
        foreach (var line in text.Split('\n').Skip(1))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                at = line[3..];
            else
                sections[at] = sections.GetValueOrDefault(at, "") + line + "\n";
        }

        var trimmed = sections.ToImmutableDictionary(s => s.Key, s => s.Value.Trim('\n'));
        return new(
            text.Split('\n')[0],
            trimmed.GetValueOrDefault("", ""),
            trimmed,
            [.. trimmed.Where(s => s.Key != "Fixed").OrderBy(s => s.Key, StringComparer.Ordinal).SelectMany(s => Blocks(s.Value))],
            Blocks(trimmed.GetValueOrDefault("Fixed", "")).FirstOrDefault());
    }

    private static IEnumerable<string> Blocks(string section)
    {
        const string Open = "```csharp\n";
        for (var start = section.IndexOf(Open, StringComparison.Ordinal); start >= 0; start = section.IndexOf(Open, start, StringComparison.Ordinal))
        {
            start += Open.Length;
            var end = section.IndexOf("```", start, StringComparison.Ordinal);
            yield return section[start..end];
            start = end + 3;
        }
    }
}
