using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Streaming calls are governed item by item.</summary>
public class StreamsTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    [Fact]
    public Task A_method_that_streams_is_split() => Verify.Fixes(
        """
        using System.Runtime.CompilerServices;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Teller(IChatClient chat)
        {
            public async IAsyncEnumerable<string> TellAsync(string topic, [EnumeratorCancellation] CancellationToken cancellation = default)
            {
                await foreach (var update in [|chat.GetStreamingResponseAsync(topic, cancellationToken: cancellation)|])
                    yield return update.Text;
            }
        }
        """,
        """
        using System.Runtime.CompilerServices;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        partial class Teller(IChatClient chat)
        {
            [AuditLog]
            public partial IAsyncEnumerable<string> TellAsync(string topic, [EnumeratorCancellation] CancellationToken cancellation = default);

            private async IAsyncEnumerable<string> TellCoreAsync(string topic, [EnumeratorCancellation] CancellationToken cancellation)
            {
                await foreach (var update in chat.GetStreamingResponseAsync(topic, cancellationToken: cancellation))
                    yield return update.Text;
            }
        }
        """);

    [Fact]
    public Task A_loop_goes_over_a_governed_stream() => (Verify with { EquivalenceKey = "RequireApproval" }).Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        IChatClient chat = null!;
        await foreach (var update in [|chat.GetStreamingResponseAsync("?")|].ConfigureAwait(false))
            Console.Write(update);
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        IChatClient chat = null!;
        await foreach (var update in GetStreamingResponseAsync(chat, "?").ConfigureAwait(false))
            Console.Write(update);

        partial class Program
        {
            [AuditLog]
            [Escalation("approvers", Stream = StreamRelease.Hold)]
            private static partial IAsyncEnumerable<ChatResponseUpdate> {|GAI0003:GetStreamingResponseAsync|}(IChatClient client, string chatMessage);

            private static IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseCoreAsync(IChatClient client, string chatMessage) =>
                client.GetStreamingResponseAsync(chatMessage);
        }

        """);

    [Fact]
    public Task The_token_of_an_enumeration_reaches_the_model() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Teller(IChatClient chat)
        {
            public Func<CancellationToken, Task> Tell => async cancellation =>
            {
                await foreach (var update in [|chat.GetStreamingResponseAsync("?")|].WithCancellation(cancellation))
                    Console.Write(update);
            };
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        partial class Teller(IChatClient chat)
        {
            public Func<CancellationToken, Task> Tell => async cancellation =>
            {
                await foreach (var update in GetStreamingResponseAsync(chat, "?").WithCancellation(cancellation))
                    Console.Write(update);
            };

            [AuditLog]
            private static partial IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                IChatClient client,
                string chatMessage,
                CancellationToken cancellationToken = default);

            private static IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseCoreAsync(IChatClient client, string chatMessage, CancellationToken cancellationToken) =>
                client.GetStreamingResponseAsync(chatMessage, cancellationToken: cancellationToken);
        }
        """);

    [Fact]
    public Task A_librarys_own_stream_becomes_the_plain_one_it_is_used_as() => Verify.Fixes(
        """
        using GovernedAi;
        using OpenAI.Chat;

        ChatClient openai = null!;
        var updates = [|openai.CompleteChatStreamingAsync("?")|];
        await foreach (var update in updates)
            Console.Write(update.Role);
        foreach (var update in [|openai.CompleteChatStreaming("!")|])
            Console.Write(update.Role);
        """,
        """
        using GovernedAi;
        using OpenAI.Chat;

        ChatClient openai = null!;
        var updates = CompleteChatStreamingAsync(openai, "?");
        await foreach (var update in updates)
            Console.Write(update.Role);
        foreach (var update in CompleteChatStreaming(openai, "!"))
            Console.Write(update.Role);

        partial class Program
        {
            [AuditLog]
            private static partial IAsyncEnumerable<StreamingChatCompletionUpdate> {|GAI0003:CompleteChatStreamingAsync|}(ChatClient client, params ChatMessage[] messages);

            private static IAsyncEnumerable<StreamingChatCompletionUpdate> CompleteChatStreamingCoreAsync(ChatClient client, ChatMessage[] messages) =>
                client.CompleteChatStreamingAsync(messages);

            [AuditLog]
            private static partial IEnumerable<StreamingChatCompletionUpdate> CompleteChatStreaming(ChatClient client, params ChatMessage[] messages);

            private static IEnumerable<StreamingChatCompletionUpdate> CompleteChatStreamingCore(ChatClient client, ChatMessage[] messages) =>
                client.CompleteChatStreaming(messages);
        }

        """);

    [Fact]
    public Task A_local_declared_with_the_librarys_type_takes_the_plain_one() => Verify.Fixes(
        """
        using System.ClientModel;
        using GovernedAi;
        using OpenAI.Chat;

        ChatClient openai = null!;
        AsyncCollectionResult<StreamingChatCompletionUpdate> updates = [|openai.CompleteChatStreamingAsync("?")|];
        await foreach (var update in updates)
            Console.Write(update.Role);
        """,
        """
        using System.ClientModel;
        using GovernedAi;
        using OpenAI.Chat;

        ChatClient openai = null!;
        IAsyncEnumerable<StreamingChatCompletionUpdate> updates = CompleteChatStreamingAsync(openai, "?");
        await foreach (var update in updates)
            Console.Write(update.Role);

        partial class Program
        {
            [AuditLog]
            private static partial IAsyncEnumerable<StreamingChatCompletionUpdate> {|GAI0003:CompleteChatStreamingAsync|}(ChatClient client, params ChatMessage[] messages);

            private static IAsyncEnumerable<StreamingChatCompletionUpdate> CompleteChatStreamingCoreAsync(ChatClient client, ChatMessage[] messages) =>
                client.CompleteChatStreamingAsync(messages);
        }

        """);

    [Theory]
    [InlineData("var updates")]
    [InlineData("System.ClientModel.AsyncCollectionResult<StreamingChatCompletionUpdate> updates")]
    public Task Not_where_more_is_asked_of_it(string declared) => Verify.OffersNothing(
        $$"""
        using GovernedAi;
        using OpenAI.Chat;

        ChatClient openai = null!;
        {{declared}} = [|openai.CompleteChatStreamingAsync("?")|];
        await foreach (var page in updates.GetRawPagesAsync())
            Console.Write(page);
        """);
}
