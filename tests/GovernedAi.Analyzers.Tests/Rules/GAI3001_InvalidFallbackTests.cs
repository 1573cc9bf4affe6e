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

    [Theory]
    [InlineData("On = FallbackOn.None", "answers to nothing: its On names no reason")]
    [InlineData("On = (FallbackOn)64", "answers to nothing: its On names no reason")]
    [InlineData("On = FallbackOn.LowConfidence", "answers to a low confidence, and nothing says what is low: add MinReportedConfidence = 0.8")]
    [InlineData("MinReportedConfidence = 0.8", "looks at a confidence, but no member of `string` reports one: mark it [ReportedConfidence]")]
    [InlineData("Timeout = \"10\"", "has \"10\" to answer, which is no time: write hours, minutes and seconds, such as \"00:00:10\"")]
    [InlineData("Timeout = \"00:00:00\"", "has \"00:00:00\" to answer, which is no time: write hours, minutes and seconds, such as \"00:00:10\"")]
    public async Task Its_terms_can_be_met(string term, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [Fallback(nameof(Rules), [|{{term}}|])] public partial Task<string> AskAsync();
            Task<string> AskCoreAsync() => Task.FromResult("");
            Task<string> Rules(CancellationToken stop) => Task.FromResult("");
            """));
        Assert.Equal($"The fallback `Rules` of `AskAsync` {message}", Assert.Single(reported).GetMessage());
    }

    [Theory]
    [InlineData("string Rules(CancellationToken stop) => \"\";", "has a Timeout, but is synchronous, and nothing could end it; return a `Task`")]
    [InlineData("Task<string> Rules() => Task.FromResult(\"\");", "has a Timeout, but takes no `CancellationToken` that could end it")]
    public async Task A_time_out_can_end_it(string fallback, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [[|Fallback(nameof(Rules), Timeout = "00:00:10")|]] public partial Task<string> AskAsync();
            Task<string> AskCoreAsync() => Task.FromResult("");
            {{fallback}}
            """));
        Assert.Equal($"The fallback `Rules` of `AskAsync` {message}", Assert.Single(reported).GetMessage());
    }

    [Theory]
    [InlineData("IAsyncEnumerable<string>", "IAsyncEnumerable<string>", "has a Timeout, but hands its items over one by one, for as long as the caller takes over them; return all of them at once: `Task<IReadOnlyList<string>>`")]
    [InlineData("IAsyncEnumerable<string>", "IEnumerable<string>", "has a Timeout, but is synchronous, and nothing could end it; return a `Task`")]
    [InlineData("IEnumerable<string>", "IEnumerable<string>", "has a Timeout, but `Ask` is synchronous, and cannot leave it behind; leave Timeout out, or have both return a `Task`")]
    [InlineData("string", "string", "has a Timeout, but `Ask` is synchronous, and cannot leave it behind; leave Timeout out, or have both return a `Task`")]
    [InlineData("IAsyncEnumerable<string>", "Task<IReadOnlyList<string>>", null)]
    public async Task What_answers_in_the_place_of_a_stream_has_its_time_for_all_of_it(string governed, string fallback, string? message)
    {
        var attribute = "Fallback(nameof(Rules), Timeout = \"00:00:10\")";
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [{{(message is null ? attribute : $"[|{attribute}|]")}}] public partial {{governed}} Ask();
            {{governed}} AskCore() => throw new Exception();
            {{fallback}} Rules(CancellationToken stop) => throw new Exception();
            """));
        Assert.Equal(message is null ? [] : [$"The fallback `Rules` of `Ask` {message}"], reported.Select(one => one.GetMessage()));
    }

    [Theory]
    [InlineData("AuditLog", "Task<string>", "Task.FromResult(\"\")", "", "has a Preview, and nobody is asked who could see it: add [Escalation]")]
    [InlineData("Escalation(\"desk\", Ask = Ask.BeforeModel)", "Task", "Task.CompletedTask", "", "has a Preview, but returns nothing that could be shown")]
    [InlineData("Escalation(\"desk\", Stream = StreamRelease.Hold)", "IAsyncEnumerable<string>", "throw new Exception()", "", "has a Preview, but answers with a stream, which cannot be shown ahead")]
    [InlineData("Escalation(\"desk\")", "Task<string>", "Task.FromResult(\"\")", "On = FallbackOn.Failure, ", "has a Preview, but answers neither to a rejection nor to a time-out, so what it would say is nothing to those who are asked")]
    public async Task A_preview_has_something_to_show_and_somebody_to_see_it(string governance, string returns, string answers, string term, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [{{governance}}]
            [Fallback(nameof(Rules), {{term}}[|Preview = true|])] public partial {{returns}} AskAsync();
            {{returns}} AskCoreAsync() => {{answers}};
            {{returns}} Rules() => {{answers}};
            """));
        Assert.Equal($"The fallback `Rules` of `AskAsync` {message}", Assert.Single(reported).GetMessage());
    }

    [Theory]
    [InlineData("[AuditLog] private partial string Rules(); string RulesCore() => \"\";", "has a Preview, but is governed: what runs ahead of a question calls no model and asks nobody")]
    [InlineData("string Rules(Exception why) => why.Message;", "has a Preview, but takes an `Exception`, and nothing has failed yet when it runs ahead")]
    [InlineData("Task<string> Rules() => Task.FromResult(\"\");", "has a Preview and returns a task, and the question must not wait for it without end: add Timeout = \"00:00:05\"")]
    public async Task A_preview_can_run_ahead(string fallback, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [Escalation("desk")]
            [[|Fallback("Rules", Preview = true)|]] public partial Task<string> AskAsync();
            Task<string> AskCoreAsync() => Task.FromResult("");
            {{fallback}}
            """));
        Assert.Equal($"The fallback `Rules` of `AskAsync` {message}", Assert.Single(reported).GetMessage());
    }

    [Theory]
    [InlineData("", "string Rules(int number) => \"\";")]
    [InlineData(", Timeout = \"00:00:05\"", "Task<string> Rules(CancellationToken stop) => Task.FromResult(\"\");")]
    [InlineData(", On = FallbackOn.Rejection", "static string Rules() => \"\";")]
    public Task What_answers_at_once_from_what_is_there_can_run_ahead(string term, string fallback) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Escalation("desk")]
        [Fallback("Rules", Preview = true{{term}})] public partial Task<string> AskAsync(int number);
        Task<string> AskCoreAsync(int number) => Task.FromResult("");
        {{fallback}}
        """));
}
