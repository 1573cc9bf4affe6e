using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Governing attributes that stand where they govern nothing come to stand where they do.</summary>
public class PlacingTests
{
    private static readonly RuleVerifier Verify = new("GAI2005");

    [Fact]
    public Task From_a_type_to_its_methods_that_call_a_model() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        /// <summary>Routes.</summary>
        [[|AuditLog(OnAuditFailure = OnAuditFailure.Block)|], Serializable]
        [[|Escalation("hazmat-desk")|]]
        public sealed class Router(IChatClient chat)
        {
            public async Task<string> RouteAsync(string paperwork) => (await {|GAI1001:chat.GetResponseAsync(paperwork)|}).Text;

            public int Count => 1;
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        /// <summary>Routes.</summary>
        [Serializable]
        public sealed partial class Router(IChatClient chat)
        {
            [AuditLog(OnAuditFailure = OnAuditFailure.Block)]
            [Escalation("hazmat-desk")]
            public partial Task<string> RouteAsync(string paperwork);

            private async Task<string> RouteCoreAsync(string paperwork) => (await chat.GetResponseAsync(paperwork)).Text;

            public int Count => 1;
        }
        """);

    [Fact]
    public Task An_explicit_interface_implementation_forwards_to_a_governed_method() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public interface IRouter
        {
            Task<string> RouteAsync(string paperwork, CancellationToken cancellation = default);
        }

        public sealed class Router(IChatClient chat) : IRouter
        {
            // What callers of IRouter get.
            [[|AuditLog|]]
            [Fallback(nameof(RouteByRules))]
            async Task<string> IRouter.RouteAsync(string paperwork, CancellationToken cancellation) =>
                (await chat.GetResponseAsync(paperwork, cancellationToken: cancellation)).Text;

            private static string RouteByRules(string paperwork) => "inbound";
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public interface IRouter
        {
            Task<string> RouteAsync(string paperwork, CancellationToken cancellation = default);
        }

        public sealed partial class Router(IChatClient chat) : IRouter
        {
            // What callers of IRouter get.
            Task<string> IRouter.RouteAsync(string paperwork, CancellationToken cancellation) => GovernedRouteAsync(paperwork, cancellation);

            [AuditLog]
            [Fallback(nameof(RouteByRules))]
            private partial Task<string> GovernedRouteAsync(string paperwork, CancellationToken cancellation);

            private async Task<string> GovernedRouteCoreAsync(string paperwork, CancellationToken cancellation) =>
                (await chat.GetResponseAsync(paperwork, cancellationToken: cancellation)).Text;

            private static string RouteByRules(string paperwork) => "inbound";
        }
        """);

    [Fact]
    public Task A_lambda_or_local_function_forwards_its_body() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public sealed class Router(IChatClient chat)
        {
            public Func<string, Task<string>> Route => [[|AuditLog|]] async (string paperwork) => (await {|GAI1001:chat.GetResponseAsync(paperwork)|}).Text;

            public Task<string> AskAsync()
            {
                return AskAgain("?");

                [[|AuditLog|]]
                async Task<string> AskAgain(string question)
                {
                    var response = await {|GAI1001:chat.GetResponseAsync(question)|};
                    return response.Text;
                }
            }
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public sealed partial class Router(IChatClient chat)
        {
            public Func<string, Task<string>> Route => (string paperwork) => RouteAsync(paperwork);

            public Task<string> AskAsync()
            {
                return AskAgain("?");

                Task<string> AskAgain(string question) => GovernedAskAgain(question);
            }

            [AuditLog]
            private partial Task<string> RouteAsync(string paperwork);

            private async Task<string> RouteCoreAsync(string paperwork) =>
                (await chat.GetResponseAsync(paperwork)).Text;

            [AuditLog]
            private partial Task<string> GovernedAskAgain(string question);

            private async Task<string> GovernedAskAgainCore(string question)
            {
                var response = await chat.GetResponseAsync(question);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task From_an_accessor_or_operator_to_the_calls_in_it() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public sealed class Router(IChatClient chat)
        {
            private readonly IChatClient kept = chat;

            public string Queue
            {
                [[|AuditLog|]]
                get => kept.GetResponseAsync("?").Result.Text;
            }

            [[|AuditLog|]]
            public static string operator +(Router router, string paperwork) => router.kept.GetResponseAsync(paperwork).Result.Text;
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public sealed partial class Router(IChatClient chat)
        {
            private readonly IChatClient kept = chat;

            public string Queue
            {
                get => GetResponseAsync(kept, "?").Result.Text;
            }

            public static string operator +(Router router, string paperwork) => GetResponseAsync(router.kept, paperwork).Result.Text;

            [AuditLog]
            private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage);

            private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage) =>
                client.GetResponseAsync(chatMessage);
        }
        """);

    [Fact]
    public Task An_implementing_part_written_by_hand_becomes_the_body() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public sealed partial class Router(IChatClient chat)
        {
            public partial Task<string> RouteAsync(string paperwork);

            [[|AuditLog|]]
            public async partial Task<string> RouteAsync(string paperwork) => (await chat.GetResponseAsync(paperwork)).Text;
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public sealed partial class Router(IChatClient chat)
        {
            [AuditLog]
            public partial Task<string> RouteAsync(string paperwork);

            private async Task<string> RouteCoreAsync(string paperwork) => (await chat.GetResponseAsync(paperwork)).Text;
        }
        """);

    [Fact]
    public Task What_names_methods_of_its_place_is_not_moved_to_another() => Verify.Offers(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        [[|Fallback("RouteByRules")|]]
        public sealed class Router(IChatClient chat)
        {
            public Task<ChatResponse> RouteAsync(string paperwork) => chat.GetResponseAsync(paperwork);
        }
        """,
        "Remove it: it governs nothing here");
}
