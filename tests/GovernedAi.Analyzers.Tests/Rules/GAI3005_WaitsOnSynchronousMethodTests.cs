using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3005_WaitsOnSynchronousMethodTests
{
    private static readonly RuleVerifier Verify = new("GAI3005");

    [Theory]
    [InlineData("string")]
    [InlineData("void")]
    public Task A_synchronous_method_cannot_wait_for_a_person(string result) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [[|Escalation("desk", Ask = Ask.BeforeModel)|]] public partial {{result}} Route();
        {{result}} RouteCore() => throw new NotSupportedException();
        """));

    [Theory]
    [InlineData("Task<string>")]
    [InlineData("ValueTask<string>")]
    [InlineData("Task")]
    public Task An_asynchronous_one_can(string result) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Escalation("desk", Ask = Ask.BeforeModel)] public partial {{result}} AskAsync();
        {{result}} AskCoreAsync() => throw new NotSupportedException();
        """));
}
