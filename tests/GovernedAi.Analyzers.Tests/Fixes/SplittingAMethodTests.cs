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

    /// <summary>The members of a class that has two clients, before and after.</summary>
    private static Task InType(string before, string after) =>
        Verify.Fixes(TypeWithClients.Around("class", before), TypeWithClients.Around("partial class", after));
}
