using System.Text.RegularExpressions;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace GovernedAi.Analyzers.Tests.RuleBook;

/// <summary>The examples on the rules' pages are compiled, and say what the page says they say.</summary>
public class PageExampleTests
{
    private static readonly Book AsItStands = Book.Read();

    public static TheoryData<string> Rules => [.. AsItStands.Rules.Where(r => AsItStands.PageOf(r)?.Examples.IsEmpty == false).Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Examples_are_flagged_on_exactly_the_marked_lines(string id)
    {
        var page = PageOf(id);
        var examples = page.Examples;
        Assert.Contains(examples, example => IsMarked(example, id));
        foreach (var example in examples)
            await IsFlaggedWhereMarked(id, example);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_fix_yields_the_fixed_block(string id)
    {
        var page = PageOf(id);
        if (page.Fixed is not { } expected)
            return;

        var example = page.Examples.First(e => IsMarked(e, id));
        var actual = await new FixVerifier(id, equivalenceKey: null, Project(id, example)).OneByOne();
        Assert.Equal(WithoutMarks(expected), actual);
        await IsFlaggedWhereMarked(id, expected);
    }

    [Theory]
    [InlineData("using Microsoft.Extensions.AI; class C { object M(IChatClient chat) => chat.GetResponseAsync(\"?\"); }\n")]
    [InlineData("class C { } // GAI1001\n")]
    [InlineData("class C { int M() => missing; }\n")]
    public Task An_example_that_is_flagged_elsewhere_or_does_not_compile_fails(string example) =>
        Assert.ThrowsAsync<EqualException>(() => IsFlaggedWhereMarked("GAI1001", example));

    private static Page PageOf(string id) => AsItStands.PageOf(AsItStands.Rules.Single(r => r.Id == id))!;

    private static async Task IsFlaggedWhereMarked(string id, string example)
    {
        var project = Project(id, example);
        var found = (await project.Diagnose())
            .Where(d => d.Id == id || d.Severity >= DiagnosticSeverity.Warning)
            .Select(d => (Line: d.Location.GetLineSpan().StartLinePosition.Line, d.Id))
            .ToLookup(d => d.Line, d => d.Id);

        var actual = WithoutMarks(example).Split('\n').Select((line, number) => found[number].Any() ? $"{line} // {string.Join(", ", found[number].Distinct().Order())}" : line);
        Assert.Equal(example, string.Join('\n', actual));
    }

    private static TestCompilation Project(string id, string example) =>
        TestCompilation.Of(("Code.cs", WithoutMarks(example))) with { Enabled = id, References = [.. TestReferences.All, AgentLibrary.Reference] };

    private static bool IsMarked(string example, string id) => Regex.IsMatch(example, $"// .*{id}");

    private static string WithoutMarks(string example) => Regex.Replace(example, " // (GAI|CS)[0-9]{4}(, (GAI|CS)[0-9]{4})*$", "", RegexOptions.Multiline);
}
