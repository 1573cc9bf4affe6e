using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2008_CallOutlivesWrapperTests
{
    private static readonly RuleVerifier Verify = new("GAI2008");

    [Theory]
    [InlineData("_ = [|chat.GetResponseAsync(\"a\")|];", "is not awaited")]
    [InlineData("#pragma warning disable CS4014\n[|chat.GetResponseAsync(\"a\")|];", "is not awaited")]
    [InlineData("var task = [|chat.GetResponseAsync(\"a\")|];", "is not awaited")]
    [InlineData("Task task; task = [|chat.GetResponseAsync(\"a\")|]; if (task.IsCompleted) Console.WriteLine(task.Status);", "is not awaited")]
    [InlineData("_kept = [|chat.GetResponseAsync(\"a\")|];", "is kept in `_kept`")]
    [InlineData("_ = Task.Run(() => [|chat.GetResponseAsync(\"a\")|]);", "is not awaited")]
    [InlineData("_ = Task.WhenAll([|chat.GetResponseAsync(\"a\")|], Task.Delay(1));", "is not awaited")]
    [InlineData("var all = new List<Task>(); all.Add([|chat.GetResponseAsync(\"a\")|]);", "is not awaited")]
    [InlineData("var all = lines.Select(l => [|chat.GetResponseAsync(l)|]).ToList();", "is not awaited")]
    [InlineData("_ = [|chat.GetResponseAsync(\"a\")|].ContinueWith(t => 1);", "is not awaited")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => [|client.CompleteChat(\"a\")|]);", "runs on a thread of its own")]
    [InlineData("new Thread(() => [|client.CompleteChat(\"a\")|]).Start();", "runs on a thread of its own")]
    [InlineData("_ = Task.Run(() => [|client.CompleteChat(\"a\")|]);", "is not awaited")]
    [InlineData("_ = Start(); Task Start() => [|chat.GetResponseAsync(\"a\")|];", "is not awaited")]
    public async Task A_call_that_nobody_waits_for_outlives_its_wrapper(string statements, string how)
    {
        var reported = await Verify.Reports(Members(statements));
        Assert.StartsWith($"The call of `{(how.Contains("thread", StringComparison.Ordinal) || statements.Contains("client.", StringComparison.Ordinal) ? "CompleteChat" : "GetResponseAsync")}` {how}, so that `AskAsync` ends before it does", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("await chat.GetResponseAsync(\"a\").ConfigureAwait(false);")]
    [InlineData("var task = chat.GetResponseAsync(\"a\"); await task;")]
    [InlineData("var task = chat.GetResponseAsync(\"a\"); if (await Task.WhenAny(task, Task.Delay(1)) != task) throw new TimeoutException();")]
    [InlineData("var all = new List<Task>(); foreach (var line in lines) all.Add(chat.GetResponseAsync(line)); await Task.WhenAll(all);")]
    [InlineData("await Task.WhenAll(lines.Select(l => chat.GetResponseAsync(l)));")]
    [InlineData("var all = lines.Select(async l => await chat.GetResponseAsync(l)).ToArray(); foreach (var one in all) await one;")]
    [InlineData("Task[] all = [chat.GetResponseAsync(\"a\"), Task.Delay(1)]; await Task.WhenAll(all);")]
    [InlineData("await Task.Run(() => chat.GetResponseAsync(\"a\"));")]
    [InlineData("await Task.Run(() => client.CompleteChat(\"a\"));")]
    [InlineData("_ = chat.GetResponseAsync(\"a\").GetAwaiter().GetResult();")]
    [InlineData("Console.WriteLine(chat.GetResponseAsync(\"a\").Result);")]
    [InlineData("chat.GetResponseAsync(\"a\").Wait();")]
    [InlineData("_kept = chat.GetResponseAsync(\"a\"); await _kept;")]
    [InlineData("await Start(); Task Start() => chat.GetResponseAsync(\"a\");")]
    [InlineData("var texts = lines.Select(l => client.CompleteChat(l)).ToList(); Console.WriteLine(texts.Count);")]
    [InlineData("Parallel.ForEach(lines, l => client.CompleteChat(l));")]
    [InlineData("await Parallel.ForEachAsync(lines, async (l, t) => { await chat.GetResponseAsync(l, cancellationToken: t); });")]
    [InlineData("Task<ChatResponse>? maybe = lines.Length > 0 ? chat.GetResponseAsync(\"a\") : null; if (maybe is not null) await maybe;")]
    public Task A_call_that_is_waited_for_is_fine(string statements) => Verify.Reports(Members(statements));

    [Theory]
    [InlineData("(Task<ChatResponse>, int)", "([|chat.GetResponseAsync(\"a\")|], 1)")]
    [InlineData("Later", "new Later([|chat.GetResponseAsync(\"a\")|])")]
    [InlineData("Later", "new Later(null) { Then = [|chat.GetResponseAsync(\"a\")|] }")]
    public Task A_call_in_what_is_returned_is_not_over(string result, string returned) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Fallback(nameof(Rules))] public partial {{result}} Ask();
        {{result}} AskCore() => {{returned}};
        {{result}} Rules() => default!;
        public record Later(Task? Task) { public Task? Then { get; set; } }
        """));

    [Fact]
    public Task So_it_is_in_members_whose_callers_govern_and_in_overriding_bodies() => Verify.Reports(GovernedCode.InClass(
        """
        [CallersGovern] public void Start() { _ = [|chat.GetResponseAsync("a")|]; }
        [CallersGovern] public Task Begin() => chat.GetResponseAsync("a");
        [AuditLog] public virtual partial Task<int> AskAsync();
        protected virtual Task<int> AskCoreAsync() => Task.FromResult(1);
        """) +
        """
        class D(IChatClient chat) : C(chat) { protected override Task<int> AskCoreAsync() { _ = [|Model.GetResponseAsync("a")|]; return Task.FromResult(1); } }
        """);

    [Fact]
    public Task Awaiting_is_one_click() => Verify.Fixes(
        Members("_ = [|chat.GetResponseAsync(\"a\")|]; _ = Task.Run(() => [|chat.GetResponseAsync(\"b\")|]);"),
        Members("_ = await chat.GetResponseAsync(\"a\"); _ = await Task.Run(() => chat.GetResponseAsync(\"b\"));"));

    [Theory]
    [InlineData("_kept = [|chat.GetResponseAsync(\"a\")|];")]
    [InlineData("var all = new List<Task>(); all.Add([|chat.GetResponseAsync(\"a\")|]);")]
    public Task Where_await_alone_would_not_do_nothing_is_offered(string statements) => Verify.OffersNothing(Members(statements));

    private static string Members(string statements) =>
        $$"""
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;
        partial class C(IChatClient chat, OpenAI.Chat.ChatClient client)
        {
            private Task? _kept = Task.CompletedTask;
            public Task? Kept => _kept;
            public OpenAI.Chat.ChatClient Client => client;
            public IChatClient Chat => chat;
            [AuditLog] public partial Task<int> AskAsync(string[] lines);
            private async Task<int> AskCoreAsync(string[] lines)
            {
                await Task.Yield();
                {{statements}}
                return lines.Length;
            }
        }
        """;
}
