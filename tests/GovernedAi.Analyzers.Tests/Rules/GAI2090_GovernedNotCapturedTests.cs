using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2090_GovernedNotCapturedTests
{
    private static readonly RuleVerifier Verify = new("GAI2090");

    [Theory]
    [InlineData("base.GetResponseAsync([])", "a `base.` call of a virtual method")]
    public async Task What_cannot_be_intercepted_is_listed(string call, string message)
    {
        var reported = await Verify.Reports(InClient($"[AuditLog] public partial Task AskAsync(); Task AskCoreAsync() => [|{call}|];"));
        Assert.Contains(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_nobody_can_read_along_with_is_listed()
    {
        var reported = await Verify.Reports(
            """
            using GovernedAi;
            namespace Azure.AI.Inference
            {
                public class StreamingResponse<T>;
                public class ChatCompletionsOptions;
                public class ChatCompletionsClient
                {
                    public virtual StreamingResponse<string> CompleteStreaming(ChatCompletionsOptions options, CancellationToken cancellation) => new();
                }
            }
            partial class C
            {
                [AuditLog] public partial void Ask(Azure.AI.Inference.ChatCompletionsClient client);
                void AskCore(Azure.AI.Inference.ChatCompletionsClient client) => [|client.CompleteStreaming(new(), default)|];
            }
            """);
        Assert.Contains("its answer is not recorded: its stream, `StreamingResponse<string>`", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[AuditLog] public partial IAsyncEnumerable<ChatResponseUpdate> AskAsync(); IAsyncEnumerable<ChatResponseUpdate> AskCoreAsync() => InnerClient.GetStreamingResponseAsync(\"?\");")]
    [InlineData("[AuditLog] public partial void Ask(OpenAI.Chat.ChatClient c); void AskCore(OpenAI.Chat.ChatClient c) { c.CompleteChatStreaming(); c.CompleteChatStreamingAsync(); }")]
    [InlineData("[AuditLog] public partial Task AskAsync(); Task AskCoreAsync() => InnerClient.GetResponseAsync(\"?\");")]
    [InlineData("[AuditLog] public partial Task AskAsync(); Task AskCoreAsync() => this.GetResponseAsync(\"?\");")]
    [InlineData("public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c) => base.GetResponseAsync(m, o, c);")]
    public Task What_is_captured_and_what_nobody_governs_here_is_not(string members) => Verify.Reports(InClient(members));

    [Fact]
    public Task A_delegate_is_listed() => Verify.Reports(InClient(
        """
        [CallersGovern] public Task AskAsync()
        {
            Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task> ask = [|InnerClient.GetResponseAsync|];
            return ask([], null, default);
        }
        """));

    private static string InClient(string members) =>
        $$"""
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;
        partial class C(IChatClient inner) : DelegatingChatClient(inner)
        {
            {{members}}
        }
        """;
}
