using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3007_InvalidChainTests
{
    private static readonly RuleVerifier Verify = new("GAI3007");

    [Theory]
    [InlineData("", "The escalation of `AskAsync` names nobody to ask")]
    [InlineData("(\" \")", "The escalation of `AskAsync` names a group without a name")]
    [InlineData("(\"desk\", \"boss\", \"desk\")", "The escalation of `AskAsync` asks `desk` twice")]
    public async Task A_chain_names_whom_to_ask(string chain, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [[|Escalation{{chain}}|]] public partial Task<string> AskAsync();
            Task<string> AskCoreAsync() => Task.FromResult("");
            """));
        Assert.StartsWith(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task One_group_is_enough() => Verify.Reports(GovernedCode.InClass(
        """
        [Escalation("desk")] public partial Task<string> AskAsync();
        Task<string> AskCoreAsync() => Task.FromResult("");
        """));
}
