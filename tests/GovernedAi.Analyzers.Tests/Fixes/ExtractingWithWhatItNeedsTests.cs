using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>A call that moves takes along what it needs: its receiver, the type parameters in reach, a name that is free.</summary>
public class ExtractingWithWhatItNeedsTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

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

    /// <summary>The members of a class that has two clients, before and after.</summary>
    private static Task InType(string before, string after) =>
        Verify.Fixes(TypeWithClients.Around("class", before), TypeWithClients.Around("partial class", after));
}
