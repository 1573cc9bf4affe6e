using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3003_InvalidStepTimeoutTests
{
    private static readonly RuleVerifier Verify = new("GAI3003");

    [Theory]
    [InlineData("30")]
    [InlineData("00:30")]
    [InlineData("24:00:00")]
    [InlineData("00:00:00")]
    [InlineData("-00:30:00")]
    [InlineData("half an hour")]
    [InlineData("")]
    public Task A_bare_number_would_be_days(string time) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Escalation("desk", [|StepTimeout = "{{time}}"|])] public partial Task<string> AskAsync();
        Task<string> AskCoreAsync() => Task.FromResult("");
        """));

    [Theory]
    [InlineData("00:30:00")]
    [InlineData("23:59:59")]
    [InlineData("2.00:00:00")]
    public Task Hours_minutes_and_seconds_are_fine(string time) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Escalation("desk", StepTimeout = "{{time}}")] public partial Task<string> AskAsync();
        Task<string> AskCoreAsync() => Task.FromResult("");
        """));
}
