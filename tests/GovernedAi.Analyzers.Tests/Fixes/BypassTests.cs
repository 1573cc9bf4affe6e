using GovernedAi.Analyzers.Tests.Rules;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Ways round a wrapper are closed.</summary>
public class BypassTests
{
    private const string Router =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public partial class Router(IChatClient chat)
        {
            [AuditLog]
            [Escalation("desk", "compliance")]
            public virtual partial Task<string> RouteAsync(string paperwork);

            protected virtual async Task<string> RouteCoreAsync(string paperwork) => (await chat.GetResponseAsync(paperwork)).Text;
        }

        """;

    [Fact]
    public Task Who_calls_or_hands_out_the_body_gets_the_governed_method() => new RuleVerifier("GAI2006").Fixes(
        GovernedCode.InClass("""
            [AuditLog]
                public partial Task<string> AskAsync<T>(T question);

                private async Task<string> AskCoreAsync<T>(T question) => (await chat.GetResponseAsync($"{question}")).Text;

                public async Task<string> TwiceAsync() => await [|AskCoreAsync(1)|] + await [|this.AskCoreAsync<string>("?")|];

                public Func<int, Task<string>> Asker => [|AskCoreAsync|];
            """),
        GovernedCode.InClass("""
            [AuditLog]
                public partial Task<string> AskAsync<T>(T question);

                private async Task<string> AskCoreAsync<T>(T question) => (await chat.GetResponseAsync($"{question}")).Text;

                public async Task<string> TwiceAsync() => await AskAsync(1) + await this.AskAsync<string>("?");

                public Func<int, Task<string>> Asker => AskAsync;
            """));

    [Fact]
    public Task A_fallback_that_calls_the_body_is_not_sent_round_in_a_circle() => new RuleVerifier("GAI2006").OffersNothing(
        GovernedCode.InClass("""
            [{|GAI3030:Fallback(nameof(AgainAsync))|}]
                public partial Task<string> AskAsync();

                private async Task<string> AskCoreAsync() => (await chat.GetResponseAsync("?")).Text;

                private Task<string> AgainAsync() => [|AskCoreAsync()|];
            """));

    [Fact]
    public Task An_override_becomes_one_of_the_body_where_that_is_open() => new RuleVerifier("GAI2007").Fixes(
        Router + """
        public sealed class QuickRouter(IChatClient chat) : Router(chat)
        {
            /// <summary>Knows the answer, or asks.</summary>
            public sealed override async Task<string> [|RouteAsync|](string paperwork) =>
                paperwork.Length == 0 ? "none" : await base.RouteAsync(paperwork);
        }
        """,
        Router + """
        public sealed class QuickRouter(IChatClient chat) : Router(chat)
        {
            /// <summary>Knows the answer, or asks.</summary>
            protected sealed override async Task<string> RouteCoreAsync(string paperwork) =>
                paperwork.Length == 0 ? "none" : await base.RouteCoreAsync(paperwork);
        }
        """);

    [Fact]
    public Task An_implementation_is_governed_as_its_interface_demands() => new RuleVerifier("GAI2007").Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public interface IRouter
        {
            [AuditLog]
            [Escalation("desk", "compliance")]
            Task<string> RouteAsync(string paperwork);
        }

        public sealed class Router(IChatClient chat) : IRouter
        {
            public async Task<string> [|RouteAsync|](string paperwork) => (await {|GAI1001:chat.GetResponseAsync(paperwork)|}).Text;
        }

        public sealed partial class AuditedRouter(IChatClient chat) : IRouter
        {
            [AuditLog]
            public partial Task<string> [|RouteAsync|](string paperwork);

            private async Task<string> RouteCoreAsync(string paperwork) => (await chat.GetResponseAsync(paperwork)).Text;
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public interface IRouter
        {
            [AuditLog]
            [Escalation("desk", "compliance")]
            Task<string> RouteAsync(string paperwork);
        }

        public sealed partial class Router(IChatClient chat) : IRouter
        {
            [AuditLog]
            [Escalation("desk", "compliance")]
            public partial Task<string> RouteAsync(string paperwork);

            private async Task<string> RouteCoreAsync(string paperwork) => (await chat.GetResponseAsync(paperwork)).Text;
        }

        public sealed partial class AuditedRouter(IChatClient chat) : IRouter
        {
            [AuditLog]
            [Escalation("desk", "compliance")]
            public partial Task<string> RouteAsync(string paperwork);

            private async Task<string> RouteCoreAsync(string paperwork) => (await chat.GetResponseAsync(paperwork)).Text;
        }
        """);

    private const string HandedToNobody =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public interface IRouter
        {
            /// <summary>Routes.</summary>
            Task<string> RouteAsync(string paperwork);
        }

        public sealed class Router(IChatClient chat) : IRouter
        {
            [CallersGovern]
            public async Task<string> [|RouteAsync|](string paperwork) => (await chat.GetResponseAsync(paperwork)).Text;
        }
        """;

    [Fact]
    public Task What_callers_see_is_marked() => new RuleVerifier("GAI2050").Fixes(
        HandedToNobody,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public interface IRouter
        {
            /// <summary>Routes.</summary>
            [CallersGovern]
            Task<string> RouteAsync(string paperwork);
        }

        public sealed class Router(IChatClient chat) : IRouter
        {
            [CallersGovern]
            public async Task<string> RouteAsync(string paperwork) => (await chat.GetResponseAsync(paperwork)).Text;
        }
        """);

    [Fact]
    public Task Or_it_is_governed_where_it_was_left() => (new RuleVerifier("GAI2050") with { EquivalenceKey = "Audit" }).Fixes(
        HandedToNobody,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public interface IRouter
        {
            /// <summary>Routes.</summary>
            Task<string> RouteAsync(string paperwork);
        }

        public sealed partial class Router(IChatClient chat) : IRouter
        {
            [AuditLog]
            public partial Task<string> RouteAsync(string paperwork);

            private async Task<string> RouteCoreAsync(string paperwork) => (await chat.GetResponseAsync(paperwork)).Text;
        }
        """);
}
