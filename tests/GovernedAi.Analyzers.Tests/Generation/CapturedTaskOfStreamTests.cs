using GovernedAi.Ledger;
using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>A call that is awaited for its stream is one model call from the call to the end of the first enumeration.</summary>
public class CapturedTaskOfStreamTests
{
    private const string Code =
        """
        using Azure.AI.Inference;
        using GovernedAi;

        public static partial class Desk
        {
            [AuditLog] public static partial Task<string> AskAsync(string question, int times);
            private static async Task<string> AskCoreAsync(string question, int times)
            {
                var song = await new ChatCompletionsClient().CompleteStreamingAsync(question);
                var heard = "";
                for (; times > 0; times--)
                    await foreach (var update in song)
                        heard += update.ContentUpdate;
                return heard;
            }

            [AuditLog] public static partial Task<string> LeaveAsync(string question, int items);
            private static async Task<string> LeaveCoreAsync(string question, int items)
            {
                var left = (await new ChatCompletionsClient().CompleteStreamingAsync(question)).GetAsyncEnumerator();
                while (items-- > 0)
                    await left.MoveNextAsync();
                return question == "throw" ? throw new InvalidOperationException("thrown") : "left";
            }

            [AuditLog] public static partial Task<int> ManyAsync(int calls);
            private static async Task<int> ManyCoreAsync(int calls)
            {
                var songs = await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => Task.Run(() => new ChatCompletionsClient().CompleteStreamingAsync("sing"))));
                await Task.WhenAll(songs.Where((_, number) => number % 2 == 0).Select(song => Task.Run(async () => { await foreach (var update in song) ; })));
                return songs.Length;
            }

            public static IAsyncEnumerable<StreamingChatCompletionsUpdate>? Kept;
            public static Task? Late;
            public static async Task ReadKeptAsync() { await foreach (var update in Kept!) ; }

            [AuditLog] public static partial Task KeepAsync();
            private static async Task KeepCoreAsync() => Kept = await new ChatCompletionsClient().CompleteStreamingAsync("sing");

            [AuditLog] public static partial Task HurryAsync(Task until);
            private static async Task HurryCoreAsync(Task until)
            {
                async Task AskAsync() => Kept = await new ChatCompletionsClient { Until = until }.CompleteStreamingAsync("sing");
                Late = AskAsync();
                await Task.Yield();
            }

            [GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "kim", Expires = "2099-01-01")]
            public static async Task<string> WaivedAsync(int times)
            {
                var song = await new ChatCompletionsClient().CompleteStreamingAsync("sing");
                for (; times > 0; times--)
                    await foreach (var update in song) ;
                return "waived";
            }
        }

        namespace Azure.AI.Inference
        {
            public record ChatCompletionsOptions(string Question) { public static implicit operator ChatCompletionsOptions(string question) => new(question); }
            public record StreamingChatCompletionsUpdate(string ContentUpdate, string Model);
            public class ChatCompletionsClient
            {
                public Task Until = Task.CompletedTask;

                public async Task<IAsyncEnumerable<StreamingChatCompletionsUpdate>> CompleteStreamingAsync(ChatCompletionsOptions options, CancellationToken cancellation = default)
                {
                    await Until;
                    await Task.Yield();
                    return options.Question == "refuse" ? throw new InvalidOperationException("refused") : Sing(options.Question);
                }

                private static async IAsyncEnumerable<StreamingChatCompletionsUpdate> Sing(string question)
                {
                    yield return new("la ", "fake-1");
                    await Task.Yield();
                    yield return question == "break" ? throw new InvalidOperationException("broke") : new("la", "fake-1");
                }
            }
        }
        """;

    private static readonly GovernedProgram Program = GovernedProgram.Of(Code);

    [Fact]
    public async Task Its_stream_is_read_along_with()
    {
        using var governance = Governance.ForTests();
        Assert.Equal("la la", await Program.CallAsync<string>("Desk", "AskAsync", "sing", 1));

        var call = Assert.Single(Calls(governance));
        Assert.Equal("\"la la\"", governance.Content(call, "response"));
        Assert.Equal("fake-1", call.Data.GetProperty("model").GetString());
        Assert.Equal(["intent", "modelCall", "outcome"], governance.Records.Select(record => record.Kind));
    }

    [Fact]
    public async Task Enumerated_again_it_is_another_call()
    {
        using var governance = Governance.ForTests();
        Assert.Equal("la lala la", await Program.CallAsync<string>("Desk", "AskAsync", "sing", 2));
        Assert.Equal(2, Calls(governance).Count());
    }

    [Theory]
    [InlineData("refuse", "refused")]
    [InlineData("break", "broke")]
    public async Task It_is_recorded_as_failed_whether_the_call_fails_or_its_stream(string question, string error)
    {
        using var governance = Governance.ForTests();
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Program.CallAsync<string>("Desk", "AskAsync", question, 1));
        Assert.Equal(error, thrown.Message);
        Assert.Contains(nameof(InvalidOperationException), Assert.Single(Calls(governance)).Data.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sing", 0, null)]
    [InlineData("sing", 1, "\"la \"")]
    [InlineData("throw", 0, null)]
    public async Task Left_open_it_is_recorded_as_abandoned_before_the_outcome(string question, int items, string? response)
    {
        using var governance = Governance.ForTests();
        if (question == "throw")
            await Assert.ThrowsAsync<InvalidOperationException>(() => Program.CallAsync<string>("Desk", "LeaveAsync", question, items));
        else
            await Program.CallAsync<string>("Desk", "LeaveAsync", question, items);

        var call = Assert.Single(Calls(governance));
        Assert.Equal("abandoned", call.Data.GetProperty("finishReason").GetString());
        Assert.Contains(question, governance.Content(call, "prompt"), StringComparison.Ordinal);
        Assert.Equal(response, call.Data.TryGetProperty("response", out _) ? governance.Content(call, "response") : null);
        Assert.False(call.Data.TryGetProperty("outlived", out _));
        Assert.Equal(["modelCall", "outcome"], governance.Records.Select(record => record.Kind).Where(kind => kind is "modelCall" or "outcome"));
    }

    [Fact]
    public async Task Of_many_at_once_each_is_recorded_once()
    {
        using var governance = Governance.ForTests();
        Assert.Equal(40, await Program.CallAsync<int>("Desk", "ManyAsync", 40));

        Assert.Equal(40, Calls(governance).Count());
        Assert.Equal(20, Calls(governance).Count(call => call.Data.TryGetProperty("finishReason", out var reason) && reason.GetString() == "abandoned"));
        Assert.Equal("outcome", governance.Records[^1].Kind);
    }

    [Fact]
    public async Task Enumerated_only_after_the_governed_call_it_is_a_call_that_nobody_governs()
    {
        using var governance = Governance.ForTests();
        await (Task)Program.Call("Desk", "KeepAsync")!;
        await Assert.ThrowsAsync<UngovernedModelCallException>(() => (Task)Program.Call("Desk", "ReadKeptAsync")!);
        Assert.Single(Calls(governance));
    }

    [Fact]
    public async Task Begun_in_time_but_there_too_late_it_is_recorded_as_having_outlived()
    {
        using var governance = Governance.ForTests();
        var gate = new TaskCompletionSource();
        await (Task)Program.Call("Desk", "HurryAsync", gate.Task)!;
        gate.SetResult();
        await (Task)Program.Field("Desk", "Late")!;

        Assert.Equal(["intent", "outcome", "modelCall"], governance.Records.Select(record => record.Kind));
        Assert.True(Calls(governance).Single().Data.GetProperty("outlived").GetBoolean());
        await Assert.ThrowsAsync<UngovernedModelCallException>(() => (Task)Program.Call("Desk", "ReadKeptAsync")!);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public async Task Waived_it_is_recorded_whether_it_is_read_or_not(int times, int records)
    {
        using var governance = Governance.ForTests();
        await Program.CallAsync<string>("Desk", "WaivedAsync", times);
        Assert.Equal(Enumerable.Repeat("outsideScope", records), governance.Records.Select(record => record.Kind));
    }

    private static IEnumerable<LedgerRecord> Calls(TestGovernance governance) => governance.Records.Where(record => record.Kind == "modelCall");
}
