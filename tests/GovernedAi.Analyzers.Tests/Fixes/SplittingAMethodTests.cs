using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>An ordinary method that calls a model becomes a governed declaration and a core.</summary>
public class SplittingAMethodTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    [Fact]
    public Task The_declaration_keeps_the_documentation_and_the_core_keeps_the_body() => Verify.Fixes(
        """
        using Microsoft.Extensions.AI;

        namespace Acme.Freight;

        /// <summary>Routes freight.</summary>
        public sealed class FreightRouter(IChatClient chat)
        {
            /// <summary>Finds the queue for a bill of lading.</summary>
            // Called once a page.
            public async Task<string> RouteAsync(string paperwork, CancellationToken cancellation)
            {
                // The model sees the whole text.
                var response = await [|chat.GetResponseAsync($"Which queue? {paperwork}", cancellationToken: cancellation)|];
                return response.Text;
            }
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        namespace Acme.Freight;

        /// <summary>Routes freight.</summary>
        public sealed partial class FreightRouter(IChatClient chat)
        {
            /// <summary>Finds the queue for a bill of lading.</summary>
            // Called once a page.
            [AuditLog]
            public partial Task<string> RouteAsync(string paperwork, CancellationToken cancellation);

            private async Task<string> RouteCoreAsync(string paperwork, CancellationToken cancellation)
            {
                // The model sees the whole text.
                var response = await chat.GetResponseAsync($"Which queue? {paperwork}", cancellationToken: cancellation);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Several_calls_in_one_method_are_one_split() => InType(
        """
        public async Task<string> AskTwiceAsync() =>
            (await [|chat.GetResponseAsync((await [|chat.GetResponseAsync("first?")|]).Text)|]).Text + await [|chat.GetResponseAsync("?")|];
        """,
        """
        [AuditLog]
        public partial Task<string> AskTwiceAsync();

        private async Task<string> AskTwiceCoreAsync() =>
            (await chat.GetResponseAsync((await chat.GetResponseAsync("first?")).Text)).Text + await chat.GetResponseAsync("?");
        """);

    [Fact]
    public Task Defaults_and_attributes_for_callers_stay_on_the_declaration() => InType(
        """
        [Obsolete("Ask the router.")]
        [System.ComponentModel.Description("Asks.")]
        [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(paperwork))]
        public async Task<string?> AskAsync(
            [System.ComponentModel.DataAnnotations.Required] string? paperwork,
            [System.Diagnostics.CodeAnalysis.StringSyntax("Regex")] string pattern = "",
            [System.Runtime.CompilerServices.CallerMemberName] string caller = "",
            CancellationToken cancellation = default)
        {
            return paperwork is null ? null : (await [|chat.GetResponseAsync(paperwork, cancellationToken: cancellation)|]).Text;
        }
        """,
        """
        [Obsolete("Ask the router.")]
        [System.ComponentModel.Description("Asks.")]
        [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(paperwork))]
        [AuditLog]
        public partial Task<string?> AskAsync(
            [System.ComponentModel.DataAnnotations.Required] string? paperwork,
            [System.Diagnostics.CodeAnalysis.StringSyntax("Regex")] string pattern = "",
            [System.Runtime.CompilerServices.CallerMemberName] string caller = "",
            CancellationToken cancellation = default);

        [Obsolete("Ask the router.")]
        [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(paperwork))]
        private async Task<string?> AskCoreAsync(
            string? paperwork,
            string pattern,
            string caller,
            CancellationToken cancellation)
        {
            return paperwork is null ? null : (await chat.GetResponseAsync(paperwork, cancellationToken: cancellation)).Text;
        }
        """);

    [Fact]
    public Task An_attribute_on_the_line_of_the_signature_gets_company_there() => InType(
        """
        [System.ComponentModel.Description("Asks.")] public Task<ChatResponse> AskAsync() => [|chat.GetResponseAsync("?")|];
        """,
        """
        [System.ComponentModel.Description("Asks.")] [AuditLog] public partial Task<ChatResponse> AskAsync();

        private Task<ChatResponse> AskCoreAsync() => chat.GetResponseAsync("?");
        """);

    [Fact]
    public Task A_method_without_accessibility_says_private() => InType(
        """
        async Task AskAsync() { var answer = await [|chat.GetResponseAsync("?")|]; }
        """,
        """
        [AuditLog]
        private partial Task AskAsync();

        private async Task AskCoreAsync() { var answer = await chat.GetResponseAsync("?"); }
        """);

    [Fact]
    public Task A_generic_method_keeps_its_constraints_on_both_halves() => InType(
        """
        public static async Task<T?> AskAsync<T>(IChatClient client, T start)
            where T : class, new()
        {
            await [|client.GetResponseAsync("?")|];
            return start;
        }
        """,
        """
        [AuditLog]
        public static partial Task<T?> AskAsync<T>(IChatClient client, T start)
            where T : class, new();

        private static async Task<T?> AskCoreAsync<T>(IChatClient client, T start)
            where T : class, new()
        {
            await client.GetResponseAsync("?");
            return start;
        }
        """);

    [Fact]
    public Task Unsafe_new_and_params_go_where_they_belong() => InType(
        """
        public new unsafe string ToString() => [|openai.CompleteChat("?")|].Value.Content[0].Text + sizeof(int*);

        public string Ask(params string[] lines) => [|openai.CompleteChat(lines[0])|].Value.Content[0].Text;
        """,
        """
        [AuditLog]
        public new unsafe partial string ToString();

        private unsafe string ToStringCore() => openai.CompleteChat("?").Value.Content[0].Text + sizeof(int*);

        [AuditLog]
        public partial string Ask(params string[] lines);

        private string AskCore(string[] lines) => openai.CompleteChat(lines[0]).Value.Content[0].Text;
        """);

    [Fact]
    public Task Cores_of_overloads_share_a_name_as_the_overloads_do() => InType(
        """
        public Task<ChatResponse> AskAsync(string question) => [|chat.GetResponseAsync(question)|];

        public Task<ChatResponse> AskAsync(int number) => [|chat.GetResponseAsync($"{number}")|];
        """,
        """
        [AuditLog]
        public partial Task<ChatResponse> AskAsync(string question);

        private Task<ChatResponse> AskCoreAsync(string question) => chat.GetResponseAsync(question);

        [AuditLog]
        public partial Task<ChatResponse> AskAsync(int number);

        private Task<ChatResponse> AskCoreAsync(int number) => chat.GetResponseAsync($"{number}");
        """);

    [Fact]
    public Task A_core_whose_name_is_taken_gets_another_and_the_attribute_says_so() => InType(
        """
        public Task<ChatResponse> AskAsync() => [|chat.GetResponseAsync("?")|];

        private string AskCoreAsync => "taken";
        """,
        """
        [AuditLog(Core = nameof(AskCore2Async))]
        public partial Task<ChatResponse> AskAsync();

        private Task<ChatResponse> AskCore2Async() => chat.GetResponseAsync("?");

        private string AskCoreAsync => "taken";
        """);

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
    private static Task InType(string before, string after) => Verify.Fixes(Around("class", before), Around("partial class", after));

    private static string Around(string type, string members) =>
        $$"""
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using OpenAI.Chat;

        class Clients
        {
            protected readonly IChatClient chat = null!;
            protected readonly ChatClient openai = null!;
        }

        {{type}} C : Clients
        {
        {{string.Join('\n', members.Split('\n').Select(line => line.Length == 0 || line[0] == '#' ? line : "    " + line))}}
        }
        """;
}
