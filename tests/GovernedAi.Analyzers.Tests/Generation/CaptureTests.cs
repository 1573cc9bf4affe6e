using System.Text.Json;
using GovernedAi.Ledger;
using GovernedAi.Testing;
using Microsoft.Extensions.AI;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>Model calls inside cores and handed-on members are recorded, and do not pass outside their scope.</summary>
public class CaptureTests
{
    private const string Code =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using OpenAI.Chat;
        using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

        public static partial class Desk
        {
            [AuditLog] public static partial Task<string> AskAsync(IChatClient chat, IEnumerable<string> lines);
            private static async Task<string> AskCoreAsync(IChatClient chat, IEnumerable<string> lines) =>
                (await chat.GetResponseAsync(lines.Select(l => new ChatMessage(ChatRole.User, l)))).Text;

            [AuditLog] public static partial Task<string> AskOpenAiAsync(ChatClient chat, string question);
            private static async Task<string> AskOpenAiCoreAsync(ChatClient chat, string question) =>
                (await chat.CompleteChatAsync([new SystemChatMessage("Be brief."), new UserChatMessage(question)])).Value.Content[0].Text;

            [AuditLog] public static partial string AskOpenAi(ChatClient chat, string question);
            private static string AskOpenAiCore(ChatClient chat, string question) => chat.CompleteChat(new UserChatMessage(question)).Value.Content[0].Text;

            [AuditLog] public static partial Task<string> ListenAsync(IChatClient chat, int upTo);
            private static async Task<string> ListenCoreAsync(IChatClient chat, int upTo)
            {
                var heard = "";
                await foreach (var update in chat.GetStreamingResponseAsync("sing"))
                {
                    heard += update.Text;
                    if (--upTo == 0)
                        break;
                }

                return heard;
            }

            [AuditLog] public static partial Task<IReadOnlyList<string>> ListenTwiceAsync(IChatClient chat);
            private static async Task<IReadOnlyList<string>> ListenTwiceCoreAsync(IChatClient chat)
            {
                var song = chat.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "sing")]);
                return [(await song.ToChatResponseAsync()).Text, (await song.ToChatResponseAsync()).Text];
            }

            [Fallback(nameof(Nothing))] public static partial Task<string> AskQuietlyAsync(IChatClient chat);
            private static async Task<string> AskQuietlyCoreAsync(IChatClient chat) => (await chat.GetResponseAsync("secret")).Text;
            private static string Nothing() => "nothing";

            [AuditLog] public static partial Task<string> ThroughAsync(IChatClient chat);
            private static Task<string> ThroughCoreAsync(IChatClient chat) => HandedOnAsync(chat);

            [CallersGovern] public static async Task<string> HandedOnAsync(IChatClient chat) => (await chat.GetResponseAsync("handed on")).Text;

            [AuditLog] public static partial Task<string> AroundAsync(IChatClient chat);
            private static Task<string> AroundCoreAsync(IChatClient chat) =>
                (Task<string>)typeof(Desk).GetMethod("AskCoreAsync", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                    .Invoke(null, [chat, new[] { "around" }])!;
        }
        """;

    private static readonly GovernedProgram Program = GovernedProgram.Of(Code);

    [Fact]
    public async Task A_prompt_that_can_be_read_once_is_recorded_and_reaches_the_model()
    {
        using var governance = Governance.ForTests();
        var chat = new FakeChat("yes");
        Assert.Equal("yes", await Program.CallAsync<string>("Desk", "AskAsync", chat, Once("a", "b")));

        Assert.Equal(["a\nb"], chat.Asked);
        var call = ModelCall(governance);
        using var prompt = JsonDocument.Parse(governance.Content(call, "prompt")!);
        Assert.Equal(["a", "b"], prompt.RootElement.EnumerateArray().Select(m => m.GetProperty("contents")[0].GetProperty("text").GetString()));
        Assert.Equal("\"yes\"", governance.Content(call, "response"));
        Assert.Equal(("fake-1", 11, 7, "stop"), Answer(call));
        Assert.Equal("M:Desk.AskCoreAsync(Microsoft.Extensions.AI.IChatClient,System.Collections.Generic.IEnumerable{System.String})#1", call.Data.GetProperty("site").GetString());
    }

    [Theory]
    [InlineData("AskOpenAiAsync", """[{"role":"system","content":"Be brief."},{"role":"user","content":"2+2?"}]""")]
    [InlineData("AskOpenAi", """[{"role":"user","content":"2+2?"}]""")]
    public async Task A_call_of_the_OpenAI_client_is_recorded_in_its_own_words(string method, string prompt)
    {
        using var governance = Governance.ForTests();
        var service = new StubOpenAi();
        var answer = Program.Call("Desk", method, service.Client(), "2+2?");
        Assert.Equal("four", answer as string ?? await (Task<string>)answer!);

        Assert.Single(service.Requests);
        var call = ModelCall(governance);
        Assert.Equal(prompt, governance.Content(call, "prompt"));
        Assert.Equal("\"four\"", governance.Content(call, "response"));
        Assert.Equal(("gpt-test-1", 9, 3, "Stop"), Answer(call));
    }

    [Fact]
    public async Task A_failing_model_call_is_recorded_as_failed()
    {
        using var governance = Governance.ForTests();
        await Assert.ThrowsAsync<HttpRequestException>(() => Program.CallAsync<string>("Desk", "AskAsync", new FakeChat(_ => throw new HttpRequestException("down")), new[] { "a" }));
        Assert.Contains(nameof(HttpRequestException), ModelCall(governance).Data.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_streamed_answer_is_recorded_when_it_is_over()
    {
        using var governance = Governance.ForTests();
        Assert.Equal("la la", await Program.CallAsync<string>("Desk", "ListenAsync", new FakeChat("la la"), 99));

        var call = ModelCall(governance);
        Assert.Equal("\"sing\"", governance.Content(call, "prompt"));
        Assert.Equal("\"la la\"", governance.Content(call, "response"));
        Assert.Equal(("fake-1", 11, 7, "stop"), Answer(call));
    }

    [Fact]
    public async Task A_stream_that_is_left_is_recorded_as_far_as_it_was_heard()
    {
        using var governance = Governance.ForTests();
        var chat = new FakeChat(_ => new ChatResponse([new(ChatRole.Assistant, "la "), new(ChatRole.Assistant, "di ")]));
        Assert.Equal("la ", await Program.CallAsync<string>("Desk", "ListenAsync", chat, 1));

        var call = ModelCall(governance);
        Assert.Equal("\"la \"", governance.Content(call, "response"));
        Assert.Equal("abandoned", call.Data.GetProperty("finishReason").GetString());
    }

    [Fact]
    public async Task A_stream_that_fails_is_recorded_as_failed()
    {
        using var governance = Governance.ForTests();
        var chat = new FakeChat(_ => throw new HttpRequestException("down"));
        await Assert.ThrowsAsync<HttpRequestException>(() => Program.CallAsync<string>("Desk", "ListenAsync", chat, 99));
        Assert.Contains(nameof(HttpRequestException), ModelCall(governance).Data.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_enumeration_of_a_stream_is_a_call_of_its_own()
    {
        using var governance = Governance.ForTests();
        await Program.CallAsync<IReadOnlyList<string>>("Desk", "ListenTwiceAsync", new FakeChat("la"));
        Assert.Equal(2, governance.Records.Count(r => r.Kind == "modelCall"));
    }

    [Fact]
    public async Task Without_an_audit_log_no_content_is_kept()
    {
        using var governance = Governance.ForTests();
        await Program.CallAsync<string>("Desk", "AskQuietlyAsync", new FakeChat("yes"));
        Assert.False(ModelCall(governance).Data.TryGetProperty("prompt", out _));
    }

    [Fact]
    public async Task A_handed_on_call_is_recorded_under_whoever_governs_it()
    {
        using var governance = Governance.ForTests();
        await Program.CallAsync<string>("Desk", "ThroughAsync", new FakeChat("yes"));
        Assert.Equal("M:Desk.ThroughAsync(Microsoft.Extensions.AI.IChatClient)", ModelCall(governance).Method);
    }

    [Theory]
    [InlineData("HandedOnAsync")]
    [InlineData("AskQuietlyCoreAsync")]
    [InlineData("ListenTwiceCoreAsync")]
    public async Task Outside_any_scope_the_model_is_not_called(string method)
    {
        using var governance = Governance.ForTests();
        var chat = new FakeChat("yes");
        await Assert.ThrowsAsync<UngovernedModelCallException>(() => (Task)Program.Call("Desk", method, chat)!);
        Assert.Empty(chat.Asked);
    }

    [Fact]
    public async Task The_scope_of_another_governed_method_does_not_vouch_for_a_core()
    {
        using var governance = Governance.ForTests();
        var chat = new FakeChat("yes");
        await Assert.ThrowsAsync<UngovernedModelCallException>(() => Program.CallAsync<string>("Desk", "AroundAsync", chat));
        Assert.Empty(chat.Asked);
    }

    private static LedgerRecord ModelCall(TestGovernance governance) => Assert.Single(governance.Records, r => r.Kind == "modelCall");

    private static (string? Model, int In, int Out, string? Finish) Answer(LedgerRecord call) =>
        (call.Data.GetProperty("model").GetString(), call.Data.GetProperty("inputTokens").GetInt32(), call.Data.GetProperty("outputTokens").GetInt32(), call.Data.GetProperty("finishReason").GetString());

    private static IEnumerable<string> Once(params string[] lines)
    {
        foreach (var line in lines)
            yield return line;
    }
}
