using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3001_InvalidFallbackTests
{
    private static readonly RuleVerifier Verify = new("GAI3001");

    [Theory]
    [InlineData("Gone", "", "The fallback `Gone` of `AskAsync` is missing: `C` has no such method")]
    [InlineData("Rules", "string Rules(int other) => \"\";", "The fallback `Rules` of `AskAsync` takes `other`, but there is only `number`, `text`, an `Exception`")]
    [InlineData("Rules", "string Rules(string number) => \"\";", "The fallback `Rules` of `AskAsync` takes `number` as `string`, but it is `int`")]
    [InlineData("Rules", "int Rules() => 1;", "The fallback `Rules` of `AskAsync` returns `int`, but must return `string`, with or without a task")]
    [InlineData("Rules", "string? Rules() => null;", "The fallback `Rules` of `AskAsync` may return null, but `AskAsync` may not")]
    [InlineData("Rules", "string Rules(string text) => text;", "The fallback `Rules` of `AskAsync` takes `text` as `string`, but it may be null: `string?`")]
    [InlineData("Rules", "string Rules(ref int number) => \"\";", "The fallback `Rules` of `AskAsync` takes `number` by reference, but the governed method does not")]
    [InlineData("Rules", "string Rules() => \"\"; string Rules(int number) => \"\";", "The fallback `Rules` of `AskAsync` means two methods; rename one of them")]
    [InlineData("AskAsync", "", "The fallback `AskAsync` of `AskAsync` leads back to `AskAsync`: a fallback must end somewhere else")]
    [InlineData("Rules", "[CallersGovern] string Rules() => \"\";", "The fallback `Rules` of `AskAsync` is [CallersGovern]")]
    public async Task A_fallback_can_answer(string name, string members, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [[|Fallback("{{name}}")|]] public partial Task<string> AskAsync(int number, string? text);
            Task<string> AskCoreAsync(int number, string? text) => Task.FromResult("");
            {{members}}
            """));
        Assert.StartsWith(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Two_governed_methods_may_not_fall_back_on_each_other() => Verify.Reports(GovernedCode.InClass(
        """
        [[|Fallback(nameof(B))|]] public partial int A(); int ACore() => 1;
        [[|Fallback(nameof(A))|]] public partial int B(); int BCore() => 1;
        """));

    [Theory]
    [InlineData("string Rules() => \"\";")]
    [InlineData("static Task<string> Rules(Exception why, int number) => Task.FromResult(\"\");")]
    [InlineData("ValueTask<string> Rules(string? text, CancellationToken none = default) => new(\"\");")]
    [InlineData("string Rules(long number) => \"\";")]
    [InlineData("[AuditLog] public partial Task<string> Rules(int number); Task<string> RulesCore(int number) => Task.FromResult(\"\");")]
    public Task With_or_without_a_task_and_by_name_is_fine(string members) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Fallback("Rules")] public partial Task<string> AskAsync(int number, string? text);
        Task<string> AskCoreAsync(int number, string? text) => Task.FromResult("");
        {{members}}
        """));
}
