using System.Text.RegularExpressions;

namespace GovernedAi.Analyzers.Tests.RuleBook;

/// <summary>What is out of step in a rule book, in words; nothing when all is well.</summary>
internal static class BookFaults
{
    public static IEnumerable<string> Ids(Book book) =>
        book.Rules.GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key} is used {g.Count()} times.")
            .Concat(book.Rules.Where(r => !Regex.IsMatch(r.Id, "^GAI[0-9]{4}$")).Select(r => $"{r.Id} is not GAI and four digits."))
            .Concat(book.Rules.Where(r => !r.FileName.StartsWith(r.Id + "_", StringComparison.Ordinal)).Select(r => $"{r.Id} has its page at {r.FileName}."));

    public static IEnumerable<string> Files(Book book) =>
        book.Rules.SelectMany(book.FilesOf).Where(path => !book.Files.ContainsKey(path)).Select(path => $"{path} is missing.")
            .Concat(book.FilesNamedByRule().Except(book.Rules.SelectMany(book.FilesOf)).Select(path => $"{path} belongs to no rule, or to one that claims no fix."));

    public static IEnumerable<string> Pages(Book book)
    {
        foreach (var rule in book.Rules)
        {
            if (book.PageOf(rule) is not { } page)
                continue;
            if (page.Heading != $"# {rule.Id}: {rule.Title}")
                yield return $"{rule.Id}: the page must open with '# {rule.Id}: {rule.Title}'.";
            if (page.Opening != $"| Category | Severity |\n|---|---|\n| {rule.Category} | {rule.Severity} |")
                yield return $"{rule.Id}: the page must go on with a table that says '{rule.Category}' and '{rule.Severity}'.";
            if (page.Sections.GetValueOrDefault("Why")?.Replace('\n', ' ') != rule.Why)
                yield return $"{rule.Id}: under '## Why' must stand: {rule.Why}";
            if (rule.Why.Length == 0)
                yield return $"{rule.Id} does not say why it exists.";
            if (book.FixedIds.Contains(rule.Id) != page.Fixed is not null)
                yield return $"{rule.Id}: the page must have a 'Fixed' block exactly if there is a fix.";
        }
    }

    public static IEnumerable<string> Options(Book book)
    {
        var documented = book.Rules.Select(book.PageOf).SelectMany(p => p is null ? [] : Keys(p)).ToHashSet();
        foreach (var key in book.OptionKeys.Values.Where(key => !documented.Contains(key)))
            yield return $"{key} stands on no page.";
        foreach (var key in documented.Where(key => !book.OptionKeys.ContainsValue(key)))
            yield return $"{key} stands on a page, but nothing reads it.";
        foreach (var rule in book.Rules)
        {
            foreach (var (reader, key) in book.OptionKeys)
            {
                var reads = book.CodeBehind(rule).Any(code => Regex.IsMatch(code, $@"\b{reader}\."));
                if (reads && book.PageOf(rule) is { } page && !Keys(page).Contains(key))
                    yield return $"{rule.Id} reads {key}, and its page does not say so.";
            }
        }
    }

    public static IEnumerable<string> Releases(Book book)
    {
        var rows = book.Files.Where(f => Path.GetFileName(f.Key).StartsWith("AnalyzerReleases.", StringComparison.Ordinal))
            .SelectMany(f => f.Value.Split('\n')).Where(l => l.StartsWith("GAI", StringComparison.Ordinal))
            .Select(l => string.Join('|', l.Split('|').Take(3).Select(c => c.Trim()))).ToHashSet();
        var expected = book.Rules.Select(r => $"{r.Id}|{r.Category}|{(r.Descriptor.IsEnabledByDefault ? r.Descriptor.DefaultSeverity : "Disabled")}").ToHashSet();
        return expected.Except(rows).Select(r => $"AnalyzerReleases has no row {r}.").Concat(rows.Except(expected).Select(r => $"AnalyzerReleases has a row {r} too many."));
    }

    public static IEnumerable<string> Readme(Book book)
    {
        const string Open = "<!-- rules -->\n";
        var readme = book.Files.GetValueOrDefault("README.md", "");
        var start = readme.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        var end = readme.IndexOf("<!-- /rules -->", StringComparison.Ordinal);
        if (start < Open.Length || end < start)
            yield return "README.md has no '<!-- rules -->' and '<!-- /rules -->' on lines of their own.";
        else if (readme[start..end].Trim('\n') != book.ReadmeTable().Trim('\n'))
            yield return $"Between the markers in README.md must stand:\n{book.ReadmeTable()}";
    }

    private static IEnumerable<string> Keys(Page page) =>
        Regex.Matches(page.Sections.GetValueOrDefault("Options", ""), @"^\| `(governedai\.[a-z_.]+)`", RegexOptions.Multiline).Select(m => m.Groups[1].Value);
}
