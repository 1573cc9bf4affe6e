using System.Net;
using System.Text;
using Anthropic;
using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>An answer of the real SDKs that comes in several parts is recorded with all that they say.</summary>
public class CapturedSdkAnswerTests
{
    private const string Code =
        """
        using Anthropic;
        using Anthropic.Helpers.Beta;
        using Anthropic.Models.Messages;
        using GovernedAi;
        using Beta = Anthropic.Models.Beta.Messages;

        public static partial class Desk
        {
            [AuditLog] public static partial Task<int> AskAsync(IAnthropicClient chat);
            private static async Task<int> AskCoreAsync(IAnthropicClient chat)
            {
                var request = new MessageCreateParams { MaxTokens = 9, Model = "claude-test", Messages = [new UserMessageParam { Content = "sing" }] };
                return (await chat.Messages.Create(request)).Content.Count;
            }

            [AuditLog] public static partial Task<int> AskInBetaAsync(IAnthropicClient chat);
            private static async Task<int> AskInBetaCoreAsync(IAnthropicClient chat)
            {
                var request = new Beta.MessageCreateParams { MaxTokens = 9, Model = "claude-test", Messages = [new Beta.BetaUserMessageParam { Content = "sing" }] };
                return (await chat.Beta.Messages.Create(request)).Content.Count;
            }

            [AuditLog] public static partial Task<int> TakeTurnsAsync(IAnthropicClient chat);
            private static async Task<int> TakeTurnsCoreAsync(IAnthropicClient chat)
            {
                var request = new Beta.MessageCreateParams { MaxTokens = 9, Model = "claude-test", Messages = [new Beta.BetaUserMessageParam { Content = "sing" }] };
                var events = 0;
                await foreach (var turn in chat.Beta.Messages.ToolRunner(request, [], false).Streaming())
                    await foreach (var happened in turn)
                        events++;
                return events;
            }
        }
        """;

    private const string Thinking = """{"type":"thinking","thinking":"a song?","signature":"s"}""";

    private static readonly GovernedProgram Program = GovernedProgram.Of(Code);

    [Theory]
    [InlineData("AskAsync")]
    [InlineData("AskInBetaAsync")]
    public async Task Anthropics_answer_is_the_text_of_each_text_block(string method)
    {
        using var governance = Governance.ForTests();
        Assert.Equal(3, await Program.CallAsync<int>("Desk", method, Client(Message(Thinking, """{"type":"text","text":"one "}""", """{"type":"text","text":"two"}"""))));

        var call = Assert.Single(governance.Records, r => r.Kind == "modelCall");
        Assert.Equal("\"one two\"", governance.Content(call, "response"));
        Assert.Equal("claude-test-1", call.Data.GetProperty("model").GetString());
    }

    [Theory]
    [InlineData("AskAsync")]
    [InlineData("AskInBetaAsync")]
    public async Task An_answer_of_Anthropics_without_text_is_all_its_blocks(string method)
    {
        using var governance = Governance.ForTests();
        await Program.CallAsync<int>("Desk", method, Client(Message(Thinking, """{"type":"tool_use","id":"t1","name":"look_up","input":{"song":"la"}}""")));

        var response = governance.Content(Assert.Single(governance.Records, r => r.Kind == "modelCall"), "response");
        Assert.Contains("a song?", response, StringComparison.Ordinal);
        Assert.Contains("look_up", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_turns_of_Anthropics_tool_runner_are_read_along_with()
    {
        using var governance = Governance.ForTests();
        Assert.Equal(7, await Program.CallAsync<int>("Desk", "TakeTurnsAsync", Client(CapturedSdkStreamTests.StubAnthropic.Events, "text/event-stream")));

        var call = Assert.Single(governance.Records, r => r.Kind == "modelCall" && r.Data.GetProperty("api").GetString() == "Anthropic.Helpers.Beta.BetaToolRunner.Streaming");
        Assert.Equal("\"one two\"", governance.Content(call, "response"));
        Assert.Equal(("claude-test-1", 9, 3, "end_turn"), CapturedSdkStreamTests.Answer(call));
    }

    private static string Message(params string[] blocks) =>
        $$$"""{"id":"m1","type":"message","role":"assistant","model":"claude-test-1","content":[{{{string.Join(",", blocks)}}}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":9,"output_tokens":3} }""";

    private static AnthropicClient Client(string content, string type = "application/json") =>
        new() { ApiKey = "none", HttpClient = new HttpClient(new Stub(content, type)), MaxRetries = 0 };

    private sealed class Stub(string content, string type) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(content, Encoding.UTF8, type) });
    }
}
