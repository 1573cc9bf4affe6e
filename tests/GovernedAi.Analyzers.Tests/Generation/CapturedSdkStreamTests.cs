using System.Net;
using System.Text;
using Anthropic;
using GovernedAi.Ledger;
using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>Streamed calls of the real SDKs are recorded with what was asked and what came back, however they are read.</summary>
public class CapturedSdkStreamTests
{
    private const string Code =
        """
        using System.ClientModel;
        using Anthropic;
        using Anthropic.Models.Messages;
        using GovernedAi;
        using OpenAI.Chat;
        using Beta = Anthropic.Models.Beta.Messages;

        public static partial class Desk
        {
            [AuditLog] public static partial IAsyncEnumerable<string> TellAsync(ChatClient chat, CancellationToken cancellation);
            private static async IAsyncEnumerable<string> TellCoreAsync(ChatClient chat, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
            {
                await foreach (var update in chat.CompleteChatStreamingAsync([new UserChatMessage("sing")], cancellationToken: cancellation))
                    foreach (var part in update.ContentUpdate)
                        yield return part.Text;
            }

            [AuditLog] public static partial IEnumerable<string> Tell(ChatClient chat);
            private static IEnumerable<string> TellCore(ChatClient chat)
            {
                foreach (var update in chat.CompleteChatStreaming(new UserChatMessage("sing")))
                    foreach (var part in update.ContentUpdate)
                        yield return part.Text;
            }

            [AuditLog] public static partial Task<int> TwiceAsync(ChatClient chat);
            private static async Task<int> TwiceCoreAsync(ChatClient chat)
            {
                AsyncCollectionResult<StreamingChatCompletionUpdate> song = chat.CompleteChatStreamingAsync(new UserChatMessage("sing"));
                var count = 0;
                await foreach (var update in song)
                    count++;
                await foreach (var update in (IAsyncEnumerable<StreamingChatCompletionUpdate>)song)
                    count++;
                await foreach (ClientResult page in song.GetRawPagesAsync())
                    count += page.GetRawResponse().Status;
                return count;
            }

            [AuditLog] public static partial IAsyncEnumerable<string> SayAsync(IAnthropicClient chat);
            private static async IAsyncEnumerable<string> SayCoreAsync(IAnthropicClient chat)
            {
                var request = new MessageCreateParams { MaxTokens = 9, Model = "claude-test", Messages = [new UserMessageParam { Content = "sing" }] };
                await foreach (var happened in chat.Messages.CreateStreaming(request))
                    if (happened.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickText(out var text))
                        yield return text.Text;
            }

            [AuditLog] public static partial IAsyncEnumerable<string> SayInBetaAsync(IAnthropicClient chat);
            private static async IAsyncEnumerable<string> SayInBetaCoreAsync(IAnthropicClient chat)
            {
                var request = new Beta.MessageCreateParams { MaxTokens = 9, Model = "claude-test", Messages = [new Beta.BetaUserMessageParam { Content = "sing" }] };
                await foreach (var happened in chat.Beta.Messages.CreateStreaming(request))
                    if (happened.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickText(out var text))
                        yield return text.Text;
            }
        }
        """;

    private static readonly GovernedProgram Program = GovernedProgram.Of(Code);

    [Fact]
    public async Task OpenAIs_stream_is_read_along_with()
    {
        using var governance = Governance.ForTests();
        Assert.Equal(["one ", "two"], await ReadAsync("TellAsync", new StubOpenAi().Client(), CancellationToken.None));

        var call = Assert.Single(governance.Records, r => r.Kind == "modelCall");
        Assert.Equal("""[{"role":"user","content":"sing"}]""", governance.Content(call, "prompt"));
        Assert.Equal("\"one two\"", governance.Content(call, "response"));
        Assert.Equal(("gpt-test-1", 9, 3, "Stop"), Answer(call));
    }

    [Fact]
    public void OpenAIs_synchronous_stream_is_read_along_with()
    {
        using var governance = Governance.ForTests();
        Assert.Equal(["one ", "two"], (IEnumerable<string>)Program.Call("Desk", "Tell", new StubOpenAi().Client())!);

        var call = Assert.Single(governance.Records, r => r.Kind == "modelCall");
        Assert.Equal("\"one two\"", governance.Content(call, "response"));
        Assert.Equal(("gpt-test-1", 9, 3, "Stop"), Answer(call));
    }

    [Fact]
    public async Task A_result_that_is_left_is_recorded_as_far_as_it_was_read()
    {
        using var governance = Governance.ForTests();
        await foreach (var text in (IAsyncEnumerable<string>)Program.Call("Desk", "TellAsync", new StubOpenAi().Client(), CancellationToken.None)!)
            break;

        var call = Assert.Single(governance.Records, r => r.Kind == "modelCall");
        Assert.Equal("\"one \"", governance.Content(call, "response"));
        Assert.Equal("abandoned", call.Data.GetProperty("finishReason").GetString());
        Assert.Equal("abandoned", governance.Records[^1].Data.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_result_that_fails_is_recorded_as_failed()
    {
        using var governance = Governance.ForTests();
        var service = new StubOpenAi { Breaks = true };
        await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync("TellAsync", service.Client(), CancellationToken.None));

        var call = Assert.Single(governance.Records, r => r.Kind == "modelCall");
        Assert.True(call.Data.TryGetProperty("error", out _));
        Assert.False(call.Data.TryGetProperty("finishReason", out _));
        Assert.Equal("\"one \"", governance.Content(call, "response"));
    }

    [Fact]
    public async Task Each_enumeration_of_a_result_is_a_call_pages_among_them()
    {
        using var governance = Governance.ForTests();
        Assert.Equal(3 + 3 + 200, await Program.CallAsync<int>("Desk", "TwiceAsync", new StubOpenAi().Client()));

        var calls = governance.Records.Where(r => r.Kind == "modelCall").ToList();
        Assert.Equal(3, calls.Count);
        Assert.All(calls[..2], call => Assert.Equal("\"one two\"", governance.Content(call, "response")));
        Assert.False(calls[2].Data.TryGetProperty("response", out _));
    }

    [Fact]
    public async Task Outside_its_scope_a_result_does_not_begin()
    {
        using var governance = Governance.ForTests();
        var service = new StubOpenAi();
        await Assert.ThrowsAsync<UngovernedModelCallException>(() => ReadAsync("TellCoreAsync", service.Client(), CancellationToken.None));
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("SayAsync")]
    [InlineData("SayInBetaAsync")]
    public async Task Anthropics_stream_is_read_along_with(string method)
    {
        using var governance = Governance.ForTests();
        var client = new AnthropicClient { ApiKey = "none", HttpClient = new HttpClient(new StubAnthropic()), MaxRetries = 0 };
        Assert.Equal(["one ", "two"], await ReadAsync(method, client));

        var call = Assert.Single(governance.Records, r => r.Kind == "modelCall");
        Assert.Equal("\"one two\"", governance.Content(call, "response"));
        Assert.Equal(("claude-test-1", 9, 3, "end_turn"), Answer(call));
    }

    private static async Task<List<string>> ReadAsync(string method, params object[] arguments)
    {
        var all = new List<string>();
        await foreach (var text in (IAsyncEnumerable<string>)Program.Call("Desk", method, arguments)!)
            all.Add(text);
        return all;
    }

    internal static (string? Model, int In, int Out, string? Finish) Answer(LedgerRecord call) =>
        (call.Data.GetProperty("model").GetString(), call.Data.GetProperty("inputTokens").GetInt32(), call.Data.GetProperty("outputTokens").GetInt32(), call.Data.GetProperty("finishReason").GetString());

    /// <summary>Answers as Anthropic's service would.</summary>
    internal sealed class StubAnthropic : HttpMessageHandler
    {
        public static readonly string Events = string.Concat(new[]
        {
            """{"type":"message_start","message":{"id":"m1","type":"message","role":"assistant","model":"claude-test-1","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":9,"output_tokens":1}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"one "}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"two"}}""",
            """{"type":"content_block_stop","index":0}""",
            """{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":3}}""",
            """{"type":"message_stop"}""",
        }.Select(data => $"event: {System.Text.Json.JsonDocument.Parse(data).RootElement.GetProperty("type").GetString()}\ndata: {data}\n\n"));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Events, Encoding.UTF8, "text/event-stream") });
    }
}
