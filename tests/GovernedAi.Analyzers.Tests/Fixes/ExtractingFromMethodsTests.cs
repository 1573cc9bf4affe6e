using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>A call leaves a method that cannot itself be governed, with what stands around it in order.</summary>
public class ExtractingFromMethodsTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    /// <summary>A record of the whole method would have to hold the delegate.</summary>
    [Fact]
    public Task A_call_leaves_a_method_whose_arguments_no_record_can_hold() => ExtractingACallTests.InType(
        """
        public class Options { public Func<string, string> Clean => text => text; }

        public async Task<string> Ask(Options options) => options.Clean((await [|chat.GetResponseAsync("?")|]).Text);
        """,
        """
        public class Options { public Func<string, string> Clean => text => text; }

        public async Task<string> Ask(Options options) => options.Clean((await GetResponseAsync(chat, "?")).Text);

        [AuditLog]
        private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage);

        private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage) =>
            client.GetResponseAsync(chatMessage);
        """);

    [Fact]
    public Task A_call_that_takes_what_no_record_can_hold_stays() => Verify.OffersNothing(
        """
        using GovernedAi;

        await [|Desk.AskAsync(new Options())|];

        public class Options { public Func<string, string> Clean => text => text; }

        public static class Desk { [CallersGovern] public static Task<string> AskAsync(Options options) => Task.FromResult(options.Clean("")); }
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
    public Task A_null_that_an_unannotated_library_takes_may_be_passed_on() => Verify.Fixes(
        """
        using System.ClientModel;
        using GovernedAi;
        using OpenAI.Chat;

        class Answers(ChatClient openai)
        {
            public object Answer => [|openai.CompleteChatAsync([], null)|];
        }
        """,
        """
        using System.ClientModel;
        using GovernedAi;
        using OpenAI.Chat;

        partial class Answers(ChatClient openai)
        {
            public object Answer => CompleteChatAsync(openai, [], null);

            [AuditLog]
            private static partial Task<ClientResult<ChatCompletion>> CompleteChatAsync(
                ChatClient client,
                IEnumerable<ChatMessage> messages,
                ChatCompletionOptions? options);

            private static Task<ClientResult<ChatCompletion>> CompleteChatCoreAsync(ChatClient client, IEnumerable<ChatMessage> messages, ChatCompletionOptions? options) =>
                client.CompleteChatAsync(messages, options);
        }
        """);

    [Fact]
    public Task A_call_is_taken_out_of_a_method_that_another_call_outlives() => ExtractingACallTests.InType(
        """
        async Task<string> AnswerAsync(string question)
        {
            var answer = await [|chat.GetResponseAsync(question, cancellationToken: default)|];
            _ = [|chat.GetResponseAsync(answer.Text, cancellationToken: default)|];
            return answer.Text;
        }
        """,
        """
        async Task<string> AnswerAsync(string question)
        {
            var answer = await GetResponseAsync(chat, question, cancellationToken: default);
            _ = GetResponseAsync(chat, answer.Text, cancellationToken: default);
            return answer.Text;
        }

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
}
