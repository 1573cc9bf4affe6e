using System.Collections.Immutable;

namespace GovernedAi.Analyzers.Tests.RuleBook;

/// <summary>Rules, pages, fixes, tests and README are in step; each guard has been seen to fail.</summary>
public class RuleBookTests
{
    private static readonly Book AsItStands = Book.Read();

    private static readonly Entry One = AsItStands.Rules.Single(r => r.Id == "GAI1001");

    private static readonly string[] Coverage = [.. GovernedAi.Analyzers.Rules.CoverageRule.All().SelectMany(r => r.SupportedDiagnostics).Select(d => d.Id).Where(id => id != "GAI0001").Order()];

    private static readonly string[] SaidByTheGenerator = ["GAI0002", "GAI4007"];

    public static TheoryData<string> Guards => [.. Faults.Keys];

    private static readonly Dictionary<string, Func<Book, IEnumerable<string>>> Faults = new()
    {
        ["ids"] = BookFaults.Ids,
        ["files"] = BookFaults.Files,
        ["pages"] = BookFaults.Pages,
        ["options"] = BookFaults.Options,
        ["releases"] = BookFaults.Releases,
        ["readme"] = BookFaults.Readme,
    };

    [Theory]
    [MemberData(nameof(Guards))]
    public void The_book_is_in_step(string guard)
    {
        Assert.NotEmpty(AsItStands.Rules);
        Assert.NotEmpty(AsItStands.OptionKeys);
        Assert.NotEmpty(AsItStands.FilesNamedByRule());
        Assert.True(!Faults[guard](AsItStands).Any(), string.Join('\n', Faults[guard](AsItStands)));
    }

    [Fact]
    public void Every_descriptor_in_use_is_in_the_book() =>
        Assert.Empty(Verifier.TestCompilation.Analyzers.SelectMany(a => a.SupportedDiagnostics).Except(AsItStands.Rules.Select(r => r.Descriptor)));

    [Fact]
    public void Every_rule_in_the_book_is_run_by_one_analyzer()
    {
        var run = Verifier.TestCompilation.Analyzers.SelectMany(a => a.SupportedDiagnostics).ToList();
        Assert.Equal(SaidByTheGenerator, AsItStands.Rules.Select(r => r.Descriptor).Except(run).Select(d => d.Id));
        Assert.Equal(Coverage, run.Where(d => Coverage.Contains(d.Id)).Select(d => d.Id).Order());
    }

    [Fact]
    public void An_id_used_twice_is_found() =>
        Assert.Contains("GAI1001 is used 2 times.", BookFaults.Ids(AsItStands with { Rules = AsItStands.Rules.Add(One) }));

    [Theory]
    [InlineData("src/GovernedAi.Analyzers/Rules/GAI1001_UngovernedModelCall.md")]
    [InlineData("tests/GovernedAi.Analyzers.Tests/Rules/GAI1001_UngovernedModelCallTests.cs")]
    public void A_missing_file_is_found(string path) =>
        Assert.Contains($"{path} is missing.", BookFaults.Files(AsItStands with { Files = AsItStands.Files.Remove(path) }));

    [Fact]
    public void A_page_without_a_rule_is_found() =>
        Assert.Contains(BookFaults.Files(AsItStands with { Files = AsItStands.Files.Add("src/GovernedAi.Analyzers/Rules/GAI9999_Nothing.md", "") }), f => f.Contains("GAI9999", StringComparison.Ordinal));

    [Theory]
    [InlineData("# GAI1001: A model", "# GAI1001: The model", "must open with")]
    [InlineData("| Coverage | Warning |", "| Coverage | Error |", "must go on with a table")]
    [InlineData("nobody is told", "somebody is told", "under '## Why'")]
    [InlineData("`governedai.test_projects`", "test_projects", "its page does not say so")]
    [InlineData("`governedai.test_projects`", "`governedai.no_projects`", "nothing reads it")]
    public void A_page_that_drifts_is_found(string was, string becomes, string fault)
    {
        var path = "src/GovernedAi.Analyzers/Rules/GAI1001_UngovernedModelCall.md";
        var drifted = AsItStands.Files[path].Replace(was, becomes, StringComparison.Ordinal);
        Assert.NotEqual(AsItStands.Files[path], drifted);
        var book = AsItStands with { Files = AsItStands.Files.SetItem(path, drifted) };
        Assert.Contains(BookFaults.Pages(book).Concat(BookFaults.Options(book)), f => f.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fix_without_a_fixed_block_is_found() =>
        Assert.Contains(BookFaults.Pages(AsItStands with { FixedIds = AsItStands.FixedIds.Add("GAI0001") }), f => f.StartsWith("GAI0001: the page must have a 'Fixed' block", StringComparison.Ordinal));

    [Fact]
    public void A_release_row_too_few_or_too_many_is_found()
    {
        var path = "src/GovernedAi.Analyzers/AnalyzerReleases.Unshipped.md";
        var drifted = AsItStands with { Files = AsItStands.Files.SetItem(path, AsItStands.Files[path].Replace("GAI1001", "GAI9999", StringComparison.Ordinal)) };
        Assert.Equal(2, BookFaults.Releases(drifted).Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!-- rules -->\n| none |\n<!-- /rules -->\n")]
    public void A_stale_readme_is_found(string readme) =>
        Assert.Single(BookFaults.Readme(AsItStands with { Files = AsItStands.Files.SetItem("README.md", readme) }));
}
