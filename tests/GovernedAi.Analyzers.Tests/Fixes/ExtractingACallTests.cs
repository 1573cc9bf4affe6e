using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>A call that stands in no ordinary method moves into a governed method of its own.</summary>
public class ExtractingACallTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    [Fact]
    public Task Top_level_calls_move_into_a_part_of_Program() => Verify.Fixes(
        """
        // Routes freight.

        using Microsoft.Extensions.AI;

        IChatClient chat = null!;
        var answer = await [|chat.GetResponseAsync("Which queue?")|];
        Console.WriteLine(await [|chat.GetResponseAsync($"Why {answer}?", cancellationToken: CancellationToken.None)|]);
        Console.WriteLine([|chat.GetResponseAsync("Sure?")|].Result.Text);
        """,
        """
        // Routes freight.

        using GovernedAi;
        using Microsoft.Extensions.AI;

        IChatClient chat = null!;
        var answer = await GetResponseAsync(chat, "Which queue?");
        Console.WriteLine(await GetResponseAsync(chat, $"Why {answer}?", cancellationToken: CancellationToken.None));
        Console.WriteLine(GetResponseAsync(chat, "Sure?").Result.Text);

        partial class Program
        {
            [AuditLog]
            private static partial Task<ChatResponse> {|GAI0003:GetResponseAsync|}(IChatClient client, string chatMessage);

            private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage) =>
                client.GetResponseAsync(chatMessage);

            [AuditLog]
            private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage, CancellationToken cancellationToken);

            private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage, CancellationToken cancellationToken) =>
                client.GetResponseAsync(chatMessage, cancellationToken: cancellationToken);
        }

        """);

    [Fact]
    public Task A_part_of_Program_that_is_there_is_used() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        IChatClient chat = null!;
        await [|chat.GetResponseAsync("Which queue?")|];

        public partial class Program;
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        IChatClient chat = null!;
        await GetResponseAsync(chat, "Which queue?");

        public partial class Program
        {
            [AuditLog]
            private static partial Task<ChatResponse> {|GAI0003:GetResponseAsync|}(IChatClient client, string chatMessage);

            private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage) =>
                client.GetResponseAsync(chatMessage);
        }
        """);

    [Fact]
    public Task Lambdas_and_local_functions() => InType(
        """
        public Func<string, Task<string>> Asker() => async question => (await [|chat.GetResponseAsync(question)|]).Text;

        public Task AskAsync()
        {
            return Local("?");

            async Task Local(string question)
            {
                var nested = async () => await [|chat.GetResponseAsync((await [|chat.GetResponseAsync(question)|]).Text)|];
                await nested();
            }
        }
        """,
        """
        public Func<string, Task<string>> Asker() => async question => (await GetResponseAsync(chat, question)).Text;

        public Task AskAsync()
        {
            return Local("?");

            async Task Local(string question)
            {
                var nested = async () => await GetResponseAsync(chat, (await GetResponseAsync(chat, question)).Text);
                await nested();
            }
        }

        [AuditLog]
        private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage);

        private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage) =>
            client.GetResponseAsync(chatMessage);
        """);

    [Fact]
    public Task Constructors_accessors_operators_and_initializers() => InType(
        """
        private static readonly ChatClient Shared = null!;
        private readonly string _first = [|Shared.CompleteChat("first?")|].Value.Content[0].Text;

        public C() => Answer = [|openai.CompleteChat("?")|].Value.Content[0].Text;

        public string Answer { get; }

        public string Second => [|openai.CompleteChat("second?")|].Value.Content[0].Text + _first;

        public static string operator +(C one, string more) => [|one.openai.CompleteChat(more)|].Value.Content[0].Text;
        """,
        """
        private static readonly ChatClient Shared = null!;
        private readonly string _first = CompleteChat(Shared, "first?").Value.Content[0].Text;

        public C() => Answer = CompleteChat(openai, "?").Value.Content[0].Text;

        public string Answer { get; }

        public string Second => CompleteChat(openai, "second?").Value.Content[0].Text + _first;

        public static string operator +(C one, string more) => CompleteChat(one.openai, more).Value.Content[0].Text;

        [AuditLog]
        private static partial System.ClientModel.ClientResult<ChatCompletion> CompleteChat(ChatClient client, params OpenAI.Chat.ChatMessage[] messages);

        private static System.ClientModel.ClientResult<ChatCompletion> CompleteChatCore(ChatClient client, OpenAI.Chat.ChatMessage[] messages) =>
            client.CompleteChat(messages);
        """);

    [Fact]
    public Task Arguments_on_lines_of_their_own_get_the_receiver_above_them() => InType(
        """
        public object Answer => [|chat.GetResponseAsync(
            "Which queue?",
            cancellationToken: default)|];
        """,
        """
        public object Answer => GetResponseAsync(
            chat,
            "Which queue?",
            cancellationToken: default);

        [AuditLog]
        private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage, CancellationToken cancellationToken);

        private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage, CancellationToken cancellationToken) =>
            client.GetResponseAsync(chatMessage, cancellationToken: cancellationToken);
        """);

    /// <summary>The members of a class that has two clients, before and after.</summary>
    internal static Task InType(string before, string after) =>
        Verify.Fixes(TypeWithClients.Around("class", before), TypeWithClients.Around("partial class", after));
}
