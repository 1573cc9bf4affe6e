using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>A fallback beside the record: a method to be filled in.</summary>
public class FallbacksTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    [Fact]
    public Task A_fallback_is_there_to_be_filled_in() => (Verify with { EquivalenceKey = "AuditWithFallback" }).Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Router(IChatClient chat)
        {
            public async Task<string> RouteAsync(string paperwork, CancellationToken cancellation) =>
                (await [|chat.GetResponseAsync(paperwork, cancellationToken: cancellation)|]).Text;

            public Action<string> Later => paperwork => [|chat.GetResponseAsync(paperwork)|].Wait();
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        partial class Router(IChatClient chat)
        {
            [AuditLog]
            [Fallback(nameof(RouteFallback))]
            public partial Task<string> RouteAsync(string paperwork, CancellationToken cancellation);

            private async Task<string> RouteCoreAsync(string paperwork, CancellationToken cancellation) =>
                (await chat.GetResponseAsync(paperwork, cancellationToken: cancellation)).Text;

            private string RouteFallback(string paperwork, Exception failure) =>
                throw new NotImplementedException("Say what answers when RouteAsync fails.", failure);

            public Action<string> Later => paperwork => GetResponseAsync(chat, paperwork).Wait();

            [AuditLog]
            [Fallback(nameof(GetResponseFallback))]
            private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage);

            private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage) =>
                client.GetResponseAsync(chatMessage);

            private static ChatResponse GetResponseFallback(IChatClient client, string chatMessage, Exception failure) =>
                throw new NotImplementedException("Say what answers when GetResponseAsync fails.", failure);
        }
        """);

    [Fact]
    public Task What_is_accepted_around_the_call_is_accepted_in_its_fallback() => (Verify with { EquivalenceKey = "AuditWithFallback" }).Fixes(
        """
        using GovernedAi;

        class C(IAsker asker)
        {
        #pragma warning disable ACME001
            public object Answer => [|asker.Ask(new Question())|];
        #pragma warning restore ACME001
        }

        [System.Diagnostics.CodeAnalysis.Experimental("ACME001")]
        public class Question;

        public interface IAsker
        {
        #pragma warning disable ACME001
            [CallersGovern]
            string Ask(Question question);
        #pragma warning restore ACME001
        }
        """,
        """
        using GovernedAi;

        partial class C(IAsker asker)
        {
        #pragma warning disable ACME001
            public object Answer => Ask(asker, new Question());
        #pragma warning restore ACME001

            #pragma warning disable ACME001
            [AuditLog]
            [Fallback(nameof(AskFallback))]
            private static partial string Ask(IAsker asker, Question question);

            private static string AskCore(IAsker asker, Question question) =>
                asker.Ask(question);

            private static string AskFallback(IAsker asker, Question question, Exception failure) =>
                throw new NotImplementedException("Say what answers when Ask fails.", failure);
            #pragma warning restore ACME001
        }

        [System.Diagnostics.CodeAnalysis.Experimental("ACME001")]
        public class Question;

        public interface IAsker
        {
        #pragma warning disable ACME001
            [CallersGovern]
            string Ask(Question question);
        #pragma warning restore ACME001
        }
        """);

    [Fact]
    public Task Overloads_and_generic_methods_get_fallbacks_of_their_own() => (Verify with { EquivalenceKey = "AuditWithFallback" }).Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Router(IChatClient chat)
        {
            public string Route(string paperwork) => [|chat.GetResponseAsync(paperwork)|].Result.Text;

            public T Route<T>(T paperwork)
                where T : class
            {
                [|chat.GetResponseAsync($"{paperwork}")|].Wait();
                return paperwork;
            }

            public string Route(string paperwork, CancellationToken cancellation) => [|chat.GetResponseAsync(paperwork)|].Result.Text;
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        partial class Router(IChatClient chat)
        {
            [AuditLog]
            [Fallback(nameof(RouteFallback))]
            public partial string Route(string paperwork);

            private string RouteCore(string paperwork) => chat.GetResponseAsync(paperwork).Result.Text;

            private string RouteFallback(string paperwork, Exception failure) =>
                throw new NotImplementedException("Say what answers when Route fails.", failure);

            [AuditLog]
            [Fallback(nameof(RouteFallback2))]
            public partial T Route<T>(T paperwork)
                where T : class;

            private T RouteCore<T>(T paperwork)
                where T : class
            {
                chat.GetResponseAsync($"{paperwork}").Wait();
                return paperwork;
            }

            private T RouteFallback2<T>(T paperwork, Exception failure) where T : class =>
                throw new NotImplementedException("Say what answers when Route fails.", failure);

            [AuditLog]
            [Fallback(nameof(RouteFallback3))]
            public partial string Route(string paperwork, CancellationToken cancellation);

            private string RouteCore(string paperwork, CancellationToken cancellation) => chat.GetResponseAsync(paperwork).Result.Text;

            private string RouteFallback3(string paperwork, Exception failure) =>
                throw new NotImplementedException("Say what answers when Route fails.", failure);
        }
        """);
}
