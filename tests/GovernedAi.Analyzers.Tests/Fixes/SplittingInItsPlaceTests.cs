using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>What stands around a method that is split stays as it was: its type, its contract, its regions, its line endings.</summary>
public class SplittingInItsPlaceTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    [Fact]
    public Task Interfaces_overrides_and_extension_methods_stay_what_they_are() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        interface IRouter { Task<string> RouteAsync(string paperwork); }

        abstract class Router : IRouter
        {
            public abstract Task<string> RouteAsync(string paperwork);
            protected virtual T Pick<T>(T first) where T : class, IDisposable => first;
        }

        class ModelRouter(IChatClient chat) : Router
        {
            public sealed override async Task<string> RouteAsync(string paperwork) =>
                (await [|chat.GetResponseAsync(paperwork)|]).Text;

            protected override T Pick<T>(T first) => chat.Use([|chat.GetResponseAsync("?")|], base.Pick(first));
        }

        static class Routing
        {
            public static T Use<T>(this IChatClient chat, object with, T value) => value;

            public static async Task<string> RouteAsync(this IChatClient chat, string paperwork = "none") =>
                (await [|chat.GetResponseAsync(paperwork)|]).Text;
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        interface IRouter { Task<string> RouteAsync(string paperwork); }

        abstract class Router : IRouter
        {
            public abstract Task<string> RouteAsync(string paperwork);
            protected virtual T Pick<T>(T first) where T : class, IDisposable => first;
        }

        partial class ModelRouter(IChatClient chat) : Router
        {
            [AuditLog]
            public sealed override partial Task<string> RouteAsync(string paperwork);

            private async Task<string> RouteCoreAsync(string paperwork) =>
                (await chat.GetResponseAsync(paperwork)).Text;

            [AuditLog]
            protected override partial T Pick<T>(T first);

            private T PickCore<T>(T first) where T : class, IDisposable => chat.Use(chat.GetResponseAsync("?"), base.Pick(first));
        }

        static partial class Routing
        {
            public static T Use<T>(this IChatClient chat, object with, T value) => value;

            [AuditLog]
            public static partial Task<string> RouteAsync(this IChatClient chat, string paperwork = "none");

            private static async Task<string> RouteCoreAsync(IChatClient chat, string paperwork) =>
                (await chat.GetResponseAsync(paperwork)).Text;
        }
        """);

    [Fact]
    public Task All_types_around_the_method_become_partial() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        internal static class Freight
        {
            public readonly record struct Desk(IChatClient Chat)
            {
                private interface IRouting
                {
                    IChatClient Chat { get; }

                    Task<ChatResponse> RouteAsync() => [|Chat.GetResponseAsync("?")|];
                }

                public readonly Task<ChatResponse> AskAsync() => [|Chat.GetResponseAsync("?")|];
            }
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        internal static partial class Freight
        {
            public readonly partial record struct Desk(IChatClient Chat)
            {
                private partial interface IRouting
                {
                    IChatClient Chat { get; }

                    [AuditLog]
                    public partial Task<ChatResponse> RouteAsync();

                    private Task<ChatResponse> RouteCoreAsync() => Chat.GetResponseAsync("?");
                }

                [AuditLog]
                public readonly partial Task<ChatResponse> AskAsync();

                private readonly Task<ChatResponse> AskCoreAsync() => Chat.GetResponseAsync("?");
            }
        }
        """);

    [Fact]
    public Task Regions_directives_around_and_within_stay_where_they_are() => InType(
        """
        #region Asking
        #if !ANSWERS
        public async Task<string> AskAsync()
        {
        #if VERBOSE
            Console.WriteLine("asking");
        #else
            var answer = await [|chat.GetResponseAsync("?")|];
        #endif
        #pragma warning disable CS0618
            return answer.Text;
        #pragma warning restore CS0618
        }
        #endif
        #endregion
        """,
        """
        #region Asking
        #if !ANSWERS
        [AuditLog]
        public partial Task<string> AskAsync();

        private async Task<string> AskCoreAsync()
        {
        #if VERBOSE
            Console.WriteLine("asking");
        #else
            var answer = await chat.GetResponseAsync("?");
        #endif
        #pragma warning disable CS0618
            return answer.Text;
        #pragma warning restore CS0618
        }
        #endif
        #endregion
        """);

    [Fact]
    public Task Tabs_and_line_endings_are_the_files_own()
    {
        const string Before =
            """
            using GovernedAi;
            using Microsoft.Extensions.AI;

            class C(IChatClient chat)
            {
            	public Task<ChatResponse> AskAsync()
            	{
            		return [|chat.GetResponseAsync("?")|];
            	}
            }
            """;
        const string After =
            """
            using GovernedAi;
            using Microsoft.Extensions.AI;

            partial class C(IChatClient chat)
            {
            	[AuditLog]
            	public partial Task<ChatResponse> AskAsync();

            	private Task<ChatResponse> AskCoreAsync()
            	{
            		return chat.GetResponseAsync("?");
            	}
            }
            """;
        return Verify.Fixes(Before.Replace("\n", "\r\n", StringComparison.Ordinal), After.Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    /// <summary>The members of a class that has two clients, before and after.</summary>
    private static Task InType(string before, string after) =>
        Verify.Fixes(TypeWithClients.Around("class", before), TypeWithClients.Around("partial class", after));
}
