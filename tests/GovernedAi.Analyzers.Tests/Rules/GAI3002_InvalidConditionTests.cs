using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3002_InvalidConditionTests
{
    private static readonly RuleVerifier Verify = new("GAI3002");

    [Theory]
    [InlineData("", "The condition `When` of `AskAsync` is missing: `C` has no such method")]
    [InlineData("bool When => true;", "The condition `When` of `AskAsync` is missing")]
    [InlineData("string When() => \"\";", "The condition `When` of `AskAsync` returns `string`, but must return `bool`")]
    [InlineData("Task<bool> When() => null!;", "The condition `When` of `AskAsync` returns `Task<bool>`, but must return `bool`")]
    [InlineData("bool When(string answer) => true;", "The condition `When` of `AskAsync` takes `answer`, but there is only `number`, `result`")]
    [InlineData("bool When(int result) => true;", "The condition `When` of `AskAsync` takes `result` as `int`, but it is `string`")]
    public async Task A_condition_can_be_asked(string members, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [Escalation("desk", [|If = "When"|])] public partial Task<string> AskAsync(int number);
            Task<string> AskCoreAsync(int number) => Task.FromResult("");
            {{members}}
            """));
        Assert.StartsWith(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Before_the_model_there_is_no_result() => Verify.Reports(GovernedCode.InClass(
        """
        [Escalation("desk", Ask = Ask.BeforeModel, [|If = nameof(When)|])] public partial Task<string> AskAsync(int number);
        Task<string> AskCoreAsync(int number) => Task.FromResult("");
        bool When(string result) => true;
        """));

    [Fact]
    public Task A_parameter_named_result_would_be_mistaken_for_the_answer() => Verify.Reports(GovernedCode.InClass(
        """
        [Escalation("desk", [|If = nameof(When)|])] public partial Task<string> AskAsync(string result);
        Task<string> AskCoreAsync(string result) => Task.FromResult("");
        bool When(string result) => true;
        """));

    [Theory]
    [InlineData("bool When() => true;")]
    [InlineData("static bool When(string result, int number) => true;")]
    [InlineData("bool When(object? result) => true;")]
    public Task By_name_it_is_fine(string members) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Escalation("desk", If = "When")] public partial Task<string> AskAsync(int number);
        Task<string> AskCoreAsync(int number) => Task.FromResult("");
        {{members}}
        """));
}
