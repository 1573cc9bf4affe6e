using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.Analyzers.Tests.Verifier;

internal sealed partial record RuleVerifier
{
    /// <summary>Which of the offered fixes to take; the first when <see langword="null"/>.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>
    /// Asserts that the fix turns <paramref name="before"/> into <paramref name="after"/>, one diagnostic at a time and by Fix All
    /// in document, project and solution, and that the result, compiled and diagnosed again, says exactly what is marked in <paramref name="after"/>.
    /// </summary>
    public async Task Fixes(string before, string after)
    {
        var expected = Markup.Parse(after, Id);
        var start = Markup.Parse(before, Id);
        Assert.NotEqual(start.Code, expected.Code);
        await Compare(start, "Code.cs");

        var verifier = new FixVerifier(Id, EquivalenceKey, Project(("Code.cs", start.Code)));
        AssertSame(expected.Code, await verifier.OneByOne(), "after fixing one by one", []);
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
            AssertSame(expected.Code, await verifier.All(scope), $"after Fix All in {scope}", []);

        await Compare(expected, "Code.cs");
    }

    /// <summary>Asserts that nothing is offered for the marked place.</summary>
    public async Task OffersNothing(string marked)
    {
        var start = Markup.Parse(marked, Id);
        var found = await Compare(start, "Code.cs");
        Assert.NotEmpty(found);
        Assert.Empty(await new FixVerifier(Id, EquivalenceKey, Project(("Code.cs", start.Code))).Titles());
    }

    /// <summary>Asserts what is offered at the first marked place, by title, in order.</summary>
    public async Task Offers(string marked, params string[] titles)
    {
        var start = Markup.Parse(marked, Id);
        Assert.Equal(titles, await new FixVerifier(Id, EquivalenceKey, Project(("Code.cs", start.Code))).Titles());
    }
}
