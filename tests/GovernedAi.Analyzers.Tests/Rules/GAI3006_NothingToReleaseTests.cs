using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3006_NothingToReleaseTests
{
    private static readonly RuleVerifier Verify = new("GAI3006");

    [Theory]
    [InlineData("Task")]
    [InlineData("ValueTask")]
    public Task Without_a_result_there_is_nothing_to_hold_back(string result) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [[|Escalation("desk")|]] public partial {{result}} AskAsync();
        {{result}} AskCoreAsync() => throw new NotSupportedException();
        """));

    [Theory]
    [InlineData("Task<int>", "BeforeRelease")]
    [InlineData("Task", "BeforeModel")]
    public Task A_result_or_asking_first_is_fine(string result, string ask) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Escalation("desk", Ask = Ask.{{ask}})] public partial {{result}} AskAsync();
        {{result}} AskCoreAsync() => throw new NotSupportedException();
        """));
}
