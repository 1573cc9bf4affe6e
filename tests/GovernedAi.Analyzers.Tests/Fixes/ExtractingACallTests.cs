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
            private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage);

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
            private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage);

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
    public Task Conditional_access_asks_for_null_first() => InType(
        """
        public Func<IChatClient?, Task<ChatResponse>?> Ask => maybe => maybe?[|.GetResponseAsync("?")|];

        public Action<IChatClient?> Drop => maybe =>
        {
            maybe?[|.GetResponseAsync("?")|];
        };
        """,
        """
        public Func<IChatClient?, Task<ChatResponse>?> Ask => maybe => maybe is { } client ? GetResponseAsync(client, "?") : null;

        public Action<IChatClient?> Drop => maybe =>
        {
            if (maybe is { } client)
                _ = GetResponseAsync(client, "?");
        };

        [AuditLog]
        private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage);

        private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage) =>
            client.GetResponseAsync(chatMessage);
        """);

    [Fact]
    public Task The_callers_type_parameters_come_along() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public interface IAsker<T> where T : class
        {
            [CallersGovern]
            Task<T> AskAsync(T question);
        }

        public class C
        {
            public Func<Task<T>> Later<T>(IAsker<T> asker, T question) where T : class => () => [|asker.AskAsync(question)|];
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public interface IAsker<T> where T : class
        {
            [CallersGovern]
            Task<T> AskAsync(T question);
        }

        public partial class C
        {
            public Func<Task<T>> Later<T>(IAsker<T> asker, T question) where T : class => () => AskAsync(asker, question);

            [AuditLog]
            private static partial Task<T> AskAsync<T>(IAsker<T> asker, T question)
                where T : class;

            private static Task<T> AskCoreAsync<T>(IAsker<T> asker, T question)
                where T : class =>
                asker.AskAsync(question);
        }
        """);

    [Fact]
    public Task A_method_of_the_type_itself_and_a_name_that_is_taken() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public class C(IChatClient chat)
        {
            public Action Later => () => [|AskAsync("?")|];

            public Func<Task> Now => () => [|chat.GetResponseAsync("?")|];

            [CallersGovern]
            private Task AskAsync(string question) => chat.GetResponseAsync(question);

            private static void GetResponseAsync() { }
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public partial class C(IChatClient chat)
        {
            public Action Later => () => _ = GovernedAskAsync("?");

            public Func<Task> Now => () => GovernedGetResponseAsync(chat, "?");

            [CallersGovern]
            private Task AskAsync(string question) => chat.GetResponseAsync(question);

            private static void GetResponseAsync() { }

            [AuditLog]
            private partial Task GovernedAskAsync(string question);

            private Task GovernedAskCoreAsync(string question) =>
                AskAsync(question);

            [AuditLog]
            private static partial Task<ChatResponse> GovernedGetResponseAsync(IChatClient client, string chatMessage);

            private static Task<ChatResponse> GovernedGetResponseCoreAsync(IChatClient client, string chatMessage) =>
                client.GetResponseAsync(chatMessage);
        }
        """);

    [Fact]
    public Task What_runs_as_long_as_the_program_is_not_governed_as_one_call() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Hosting;

        class Worker(IChatClient chat) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                    await [|chat.GetResponseAsync("?", cancellationToken: stoppingToken)|];
            }

            async void OnClick(object sender, EventArgs e) => await [|chat.GetResponseAsync("?", cancellationToken: default)|];

            void Start() => _ = [|chat.GetResponseAsync("?", cancellationToken: default)|];
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Hosting;

        partial class Worker(IChatClient chat) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                    await GetResponseAsync(chat, "?", cancellationToken: stoppingToken);
            }

            async void OnClick(object sender, EventArgs e) => await GetResponseAsync(chat, "?", cancellationToken: default);

            void Start() => _ = GetResponseAsync(chat, "?", cancellationToken: default);

            [AuditLog]
            private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage, CancellationToken cancellationToken);

            private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage, CancellationToken cancellationToken) =>
                client.GetResponseAsync(chatMessage, cancellationToken: cancellationToken);
        }
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

    [Fact]
    public Task A_warning_that_was_switched_off_at_the_call_stays_off() => Verify.Fixes(
        """
        using GovernedAi;
        using OpenAI.Responses;

        class C(IAsker asker)
        {
        #pragma warning disable ACME001, CS0618
            public object Answer => [|asker.Ask("?")|];
        #pragma warning restore ACME001, CS0618
        }

        [System.Diagnostics.CodeAnalysis.Experimental("ACME001")]
        class Question;

        interface IAsker
        {
        #pragma warning disable ACME001
            [CallersGovern, Obsolete("Ask somebody else.")]
            string Ask(string text, Question? more = null);
        #pragma warning restore ACME001
        }
        """,
        """
        using GovernedAi;
        using OpenAI.Responses;

        partial class C(IAsker asker)
        {
        #pragma warning disable ACME001, CS0618
            public object Answer => Ask(asker, "?");
        #pragma warning restore ACME001, CS0618

            #pragma warning disable CS0618
            [AuditLog]
            private static partial string Ask(IAsker asker, string text);

            private static string AskCore(IAsker asker, string text) =>
                asker.Ask(text);
            #pragma warning restore CS0618
        }

        [System.Diagnostics.CodeAnalysis.Experimental("ACME001")]
        class Question;

        interface IAsker
        {
        #pragma warning disable ACME001
            [CallersGovern, Obsolete("Ask somebody else.")]
            string Ask(string text, Question? more = null);
        #pragma warning restore ACME001
        }
        """);

    /// <summary>The members of a class that has two clients, before and after.</summary>
    private static Task InType(string before, string after) => Verify.Fixes(Around("class", before), Around("partial class", after));

    private static string Around(string type, string members) =>
        $$"""
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using OpenAI.Chat;

        public class Clients
        {
            protected readonly IChatClient chat = null!;
            protected readonly ChatClient openai = null!;
        }

        public {{type}} C : Clients
        {
        {{string.Join('\n', members.Split('\n').Select(line => line.Length == 0 ? line : "    " + line))}}
        }
        """;
}
