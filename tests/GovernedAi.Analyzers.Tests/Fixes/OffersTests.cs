using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>What is offered for an ungoverned call besides the least, which is to audit it.</summary>
public class OffersTests
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

    [Fact]
    public Task Approval_is_asked_before_release_or_else_before_the_model() => (Verify with { EquivalenceKey = "RequireApproval" }).Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Router(IChatClient chat)
        {
            public async Task<string> RouteAsync() => (await [|chat.GetResponseAsync("?")|]).Text;

            public async Task SendAsync() => await [|chat.GetResponseAsync("?")|];
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        partial class Router(IChatClient chat)
        {
            [AuditLog]
            [Escalation("approvers")]
            public partial Task<string> RouteAsync();

            private async Task<string> RouteCoreAsync() => (await chat.GetResponseAsync("?")).Text;

            [AuditLog]
            [Escalation("approvers", Ask = Ask.BeforeModel)]
            public partial Task SendAsync();

            private async Task SendCoreAsync() => await chat.GetResponseAsync("?");
        }
        """);

    [Fact]
    public Task Nobody_waits_for_a_person_in_a_synchronous_method() => Verify.Offers(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Router(IChatClient chat)
        {
            public string Route() => [|chat.GetResponseAsync("?")|].Result.Text;
        }
        """,
        "Audit it: add [AuditLog]",
        "Audit it and add a fallback: add [AuditLog], [Fallback]");

    [Fact]
    public Task What_a_release_could_not_be_bound_to_is_not_put_before_a_person() => Verify.Offers(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public sealed class Desk
        {
            internal int Number;
        }

        class Router(IChatClient chat)
        {
            public Task<ChatResponse> RouteAsync(Desk desk) => [|chat.GetResponseAsync($"{desk.Number}")|];
        }
        """,
        "Audit it: add [AuditLog]",
        "Audit it and add a fallback: add [AuditLog], [Fallback]");

    [Fact]
    public Task Where_there_are_callers_they_may_govern() => (Verify with { EquivalenceKey = "HandOn" }).Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Router(IChatClient chat)
        {
            [AuditLog]
            public partial Task<string> RouteAsync();

            private async Task<string> RouteCoreAsync() => await AskAsync("?");

            /// <summary>Asks.</summary>
            private async Task<string> AskAsync(string question) => (await [|chat.GetResponseAsync(question)|]).Text;
        }
        """.Replace("class", "partial class", StringComparison.Ordinal),
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Router(IChatClient chat)
        {
            [AuditLog]
            public partial Task<string> RouteAsync();

            private async Task<string> RouteCoreAsync() => await AskAsync("?");

            /// <summary>Asks.</summary>
            [CallersGovern]
            private async Task<string> AskAsync(string question) => (await chat.GetResponseAsync(question)).Text;
        }
        """.Replace("class", "partial class", StringComparison.Ordinal));

    [Fact]
    public Task Callers_who_cannot_be_told_are_not_asked_to_govern() => Verify.Offers(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Router(IChatClient chat)
        {
            public Func<Task<string>> Asker => AskAsync;

            private async Task<string> AskAsync() => (await [|chat.GetResponseAsync("?")|]).Text;
        }
        """,
        "Audit it: add [AuditLog]",
        "Audit it and add a fallback: add [AuditLog], [Fallback]",
        "Require approval: add [AuditLog], [Escalation]");

    [Fact]
    public Task The_houses_own_attribute_carries_the_whole_arrangement() => (Verify with { EquivalenceKey = "House:Acme.House.HazmatDecisionAttribute" }).Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        namespace Acme.House
        {
            [AuditLog, Escalation("hazmat-desk", "compliance"), AttributeUsage(AttributeTargets.Method)]
            public sealed class HazmatDecisionAttribute : Attribute;
        }

        namespace Acme.Freight
        {
            class Router(IChatClient chat)
            {
                public async Task<string> RouteAsync() => (await [|chat.GetResponseAsync("?")|]).Text;
            }
        }
        """,
        """
        using Acme.House;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        namespace Acme.House
        {
            [AuditLog, Escalation("hazmat-desk", "compliance"), AttributeUsage(AttributeTargets.Method)]
            public sealed class HazmatDecisionAttribute : Attribute;
        }

        namespace Acme.Freight
        {
            partial class Router(IChatClient chat)
            {
                [HazmatDecision]
                public partial Task<string> RouteAsync();

                private async Task<string> RouteCoreAsync() => (await chat.GetResponseAsync("?")).Text;
            }
        }
        """);
}
