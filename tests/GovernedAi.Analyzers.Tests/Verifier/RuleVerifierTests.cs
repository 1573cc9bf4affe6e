using Xunit.Sdk;

namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>The verifier has been seen to fail.</summary>
public class RuleVerifierTests
{
    private static readonly RuleVerifier Verify = new("CS0103");

    [Fact]
    public async Task Errors_of_the_compiler_are_marks() =>
        Assert.Equal("CS0103", Assert.Single(await Verify.ReportsInOneFile("class C { int M() => [|missing|]; }")).Id);

    [Theory]
    [InlineData("class C { int M() => missing; }")]
    [InlineData("class C { int M() => [|1|]; }")]
    [InlineData("class C { int [|M|]() => missing; }")]
    public Task A_mark_too_many_too_few_or_elsewhere_fails(string marked) =>
        Assert.ThrowsAsync<FailException>(() => Verify.ReportsInOneFile(marked));
}
