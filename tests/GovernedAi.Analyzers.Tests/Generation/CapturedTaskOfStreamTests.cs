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
        }

        namespace Azure.AI.Inference
        {
            public record ChatCompletionsOptions(string Question) { public static implicit operator ChatCompletionsOptions(string question) => new(question); }
            public record StreamingChatCompletionsUpdate(string ContentUpdate, string Model);
            public class ChatCompletionsClient
            {
                public async Task<IAsyncEnumerable<StreamingChatCompletionsUpdate>> CompleteStreamingAsync(ChatCompletionsOptions options, CancellationToken cancellation = default)
                {
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

    private static IEnumerable<LedgerRecord> Calls(TestGovernance governance) => governance.Records.Where(record => record.Kind == "modelCall");
}
