using System.Text.Json;
using GovernedAi.Ledger;
using GovernedAi.Testing;
using Microsoft.Extensions.AI;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>What a model wants done stands in the record as what it says does.</summary>
public class CapturedToolCallTests
{
    private const string WantsALookUp =
        """{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"t1","type":"function","function":{"name":"look_up","arguments":"{\"song\":\"la\"}"}}]}""";

    private const string SaysSo = """{"role":"assistant","content":"let me see","tool_calls":[{"index":0,"id":"t1","type":"function","function":{"name":"look_up","arguments":"{\"song\":\"la\"}"}}]}""";

    private static readonly GovernedProgram Program = GovernedProgram.Of(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using OpenAI.Chat;

        public static partial class Desk
        {
            [AuditLog] public static partial Task<int> AskAsync(ChatClient chat);
            private static async Task<int> AskCoreAsync(ChatClient chat) => (await chat.CompleteChatAsync("sing")).Value.ToolCalls.Count;

            [AuditLog] public static partial Task<int> ListenAsync(ChatClient chat);
            private static async Task<int> ListenCoreAsync(ChatClient chat)
            {
                var count = 0;
                await foreach (var update in chat.CompleteChatStreamingAsync("sing"))
                    count += update.ToolCallUpdates.Count;
                return count;
            }

            [AuditLog] public static partial Task<int> AskAnyAsync(IChatClient chat);
            private static async Task<int> AskAnyCoreAsync(IChatClient chat) => (await chat.GetResponseAsync("sing")).Messages.Count;

            [AuditLog] public static partial Task<int> ListenToAnyAsync(IChatClient chat);
            private static async Task<int> ListenToAnyCoreAsync(IChatClient chat)
            {
                var count = 0;
                await foreach (var update in chat.GetStreamingResponseAsync("sing"))
                    count += update.Contents.Count;
                return count;
            }
        }
        """);

    [Theory]
    [InlineData("AskAsync", WantsALookUp)]
    [InlineData("AskAsync", SaysSo)]
    [InlineData("ListenAsync", WantsALookUp)]
    public async Task OpenAIs_answer_that_wants_a_tool_is_kept_as_a_whole(string method, string message)
    {
        using var governance = Governance.ForTests();
        Assert.Equal(1, await Program.CallAsync<int>("Desk", method, new StubOpenAi { Says = (message, "tool_calls") }.Client()));

        var response = Response(governance);
        Assert.Contains("look_up", response.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("song", response.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(message == SaysSo, response.GetRawText().Contains("let me see", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AskAnyAsync")]
    [InlineData("ListenToAnyAsync")]
    public async Task Any_answer_that_wants_a_tool_is_kept_as_a_whole(string method)
    {
        using var governance = Governance.ForTests();
        using var chat = new FakeChat(_ => new(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("t1", "look_up", new Dictionary<string, object?> { ["song"] = "la" })])));
        await Program.CallAsync<int>("Desk", method, chat);

        Assert.Contains("look_up", Response(governance).GetRawText(), StringComparison.Ordinal);
    }

    private static JsonElement Response(TestGovernance governance) =>
        JsonDocument.Parse(governance.Content(Assert.Single(governance.Records, r => r.Kind == RecordKinds.ModelCall), "response") ?? "null").RootElement;
}
