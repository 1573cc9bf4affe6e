using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Fixes for governed methods that are half written.</summary>
public class CoreFixesTests
{
    [Fact]
    public Task An_annotated_method_is_split_and_keeps_its_attributes() => new RuleVerifier("GAI2001").Fixes(
        InType(
            """
            [AuditLog(OnAuditFailure = OnAuditFailure.UseFallback)]
            [Fallback(nameof(Rules))]
            public async Task<string> [|RouteAsync|](string paperwork) => (await Chat.GetResponseAsync(paperwork)).Text;

            private string Rules() => "";
            """),
        InType(
            """
            [AuditLog(OnAuditFailure = OnAuditFailure.UseFallback)]
            [Fallback(nameof(Rules))]
            public partial Task<string> RouteAsync(string paperwork);

            private async Task<string> RouteCoreAsync(string paperwork) => (await Chat.GetResponseAsync(paperwork)).Text;

            private string Rules() => "";
            """));

    [Theory]
    [InlineData("[AuditLog]", "[AuditLog(Core = nameof(RouteCore2Async))]")]
    [InlineData("[AuditLog(OnAuditFailure = OnAuditFailure.Block)]", "[AuditLog(OnAuditFailure = OnAuditFailure.Block, Core = nameof(RouteCore2Async))]")]
    [InlineData("[AuditLog(Core = \"RouteByModelAsync\")]", "[AuditLog(Core = \"RouteByModelAsync\")]")]
    public Task An_annotated_method_whose_core_needs_another_name(string before, string after) => new RuleVerifier("GAI2001").Fixes(
        InType(
            $"""
            {before}
            public async Task<string> [|RouteAsync|](string paperwork) => (await Chat.GetResponseAsync(paperwork)).Text;

            private static string RouteCoreAsync => "";
            """),
        InType(
            $"""
            {after}
            public partial Task<string> RouteAsync(string paperwork);

            private async Task<string> {(before == after ? "RouteByModelAsync" : "RouteCore2Async")}(string paperwork) => (await Chat.GetResponseAsync(paperwork)).Text;

            private static string RouteCoreAsync => "";
            """));

    [Fact]
    public Task A_core_that_a_rename_left_behind_is_renamed_first() => new RuleVerifier("GAI2003").Fixes(
        InType(
            """
            [AuditLog]
            public partial Task<string> [|FindQueueAsync|](string paperwork);

            private async Task<string> RouteCoreAsync(string paperwork) => (await {|GAI1001:Chat.GetResponseAsync(paperwork)|}).Text;
            """),
        InType(
            """
            [AuditLog]
            public partial Task<string> FindQueueAsync(string paperwork);

            private async Task<string> FindQueueCoreAsync(string paperwork) => (await Chat.GetResponseAsync(paperwork)).Text;
            """));

    [Fact]
    public Task A_core_that_is_missing_is_written() => new RuleVerifier("GAI2003").Fixes(
        InType(
            """
            [AuditLog]
            public static partial Task<T> [|RouteAsync|]<T>(string paperwork, int tries = 1)
                where T : class;
            """),
        InType(
            """
            [AuditLog]
            public static partial Task<T> RouteAsync<T>(string paperwork, int tries = 1)
                where T : class;

            private static Task<T> RouteCoreAsync<T>(string paperwork, int tries)
                where T : class =>
                throw new NotImplementedException();
            """));

    [Fact]
    public Task A_core_that_does_not_match_gets_the_signature_of_its_declaration() => new RuleVerifier("GAI2003").Fixes(
        InType(
            """
            [AuditLog]
            public partial Task<string> [|RouteAsync|](string paperwork, int page = 0, CancellationToken cancellation = default);

            /// <summary>Asks the model.</summary>
            public async Task<string> RouteCoreAsync(string paperwork) =>
                (await {|GAI1001:Chat.GetResponseAsync(paperwork)|}).Text;
            """),
        InType(
            """
            [AuditLog]
            public partial Task<string> RouteAsync(string paperwork, int page = 0, CancellationToken cancellation = default);

            /// <summary>Asks the model.</summary>
            private async Task<string> RouteCoreAsync(string paperwork, int page, CancellationToken cancellation) =>
                (await Chat.GetResponseAsync(paperwork)).Text;
            """));

    [Fact]
    public Task Types_become_partial_outwards() => new RuleVerifier("GAI2004").Fixes(
        """
        using GovernedAi;

        public static class Freight
        {
            public class Router
            {
                [AuditLog]
                public partial string {|CS0751:{|CS8795:[|Route|]|}|}();

                private string RouteCore() => "";
            }
        }
        """,
        """
        using GovernedAi;

        public static partial class Freight
        {
            public partial class Router
            {
                [AuditLog]
                public partial string Route();

                private string RouteCore() => "";
            }
        }
        """);

    [Fact]
    public Task Async_moves_from_the_declaration_to_the_body() => new RuleVerifier("CS1994").Fixes(
        InType(
            """
            [AuditLog]
            public async partial Task<string> [|RouteAsync|](string paperwork);

            private Task<string> RouteCoreAsync(string paperwork) => Task.FromResult(paperwork);
            """),
        InType(
            """
            [AuditLog]
            public partial Task<string> RouteAsync(string paperwork);

            private Task<string> RouteCoreAsync(string paperwork) => Task.FromResult(paperwork);
            """));

    private static string InType(string members) =>
        $$"""
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public partial class FreightRouter
        {
            protected IChatClient Chat { get; } = null!;

        {{string.Join('\n', members.Split('\n').Select(line => line.Length == 0 ? line : "    " + line))}}
        }
        """;
}
