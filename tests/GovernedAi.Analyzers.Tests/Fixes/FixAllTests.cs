using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Fix All is one edit, whatever files it goes over.</summary>
public class FixAllTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    private const string Asking =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        partial class Router(IChatClient chat)
        {
            public Func<Task> Ask => () => chat.GetResponseAsync("?");
        }
        """;

    private const string Routing =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        partial class Router
        {
            public Func<string, Task> Route => bill => chat.GetResponseAsync(bill);

            public Task RouteAsync() => chat.GetResponseAsync("?");
        }
        """;

    [Fact]
    public async Task Parts_of_one_type_in_two_files_share_what_is_made_of_their_calls()
    {
        var project = TestCompilation.Of(("Asking.cs", Asking), ("Routing.cs", Routing));
        var texts = await new FixVerifier("GAI1001", "Audit", project).AllFiles(FixAllScope.Project);

        Assert.Equal(
            """
            using GovernedAi;
            using Microsoft.Extensions.AI;

            partial class Router(IChatClient chat)
            {
                public Func<Task> Ask => () => GetResponseAsync(chat, "?");

                [AuditLog]
                private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage);

                private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage) =>
                    client.GetResponseAsync(chatMessage);
            }
            """,
            texts["Asking.cs"]);
        Assert.Equal(
            """
            using GovernedAi;
            using Microsoft.Extensions.AI;

            partial class Router
            {
                public Func<string, Task> Route => bill => GetResponseAsync(chat, bill);

                [AuditLog]
                public partial Task RouteAsync();

                private Task RouteCoreAsync() => chat.GetResponseAsync("?");
            }
            """,
            texts["Routing.cs"]);
        Assert.DoesNotContain(await TestCompilation.Of([.. texts.Where(t => t.Key.EndsWith("ing.cs", StringComparison.Ordinal)).Select(t => (t.Key, t.Value))]).Diagnose(), d => d.Id.StartsWith("GAI1", StringComparison.Ordinal) || d.Id.StartsWith("CS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_document_the_others_are_left_alone()
    {
        var project = TestCompilation.Of(("Asking.cs", Asking), ("Routing.cs", Routing));
        var texts = await new FixVerifier("GAI1001", "Audit", project).AllFiles(FixAllScope.Document);
        Assert.Equal(1, texts.Count(t => t.Value == Asking || t.Value == Routing));
    }

    [Fact]
    public Task Calls_in_one_statement_in_nested_lambdas_and_under_names_that_are_taken() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Router(IChatClient chat)
        {
            private readonly string GetResponseAsync = "";

            public Func<Task<string>> Ask => async () =>
                (await [|chat.GetResponseAsync((await [|chat.GetResponseAsync("inner")|]).Text, new ChatOptions())|]).Text + (await [|chat.GetResponseAsync(cancellationToken: default, chatMessage: "named")|]).Text;

            public Func<Func<Task>> Later => () => () => Task.WhenAll([|chat.GetResponseAsync("a")|], [|chat.GetResponseAsync(GetResponseAsync)|]);
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        partial class Router(IChatClient chat)
        {
            private readonly string GetResponseAsync = "";

            public Func<Task<string>> Ask => async () =>
                (await GovernedGetResponseAsync(chat, (await GovernedGetResponseAsync(chat, "inner")).Text, new ChatOptions())).Text + (await GovernedGetResponseAsync(chat, cancellationToken: default, chatMessage: "named")).Text;

            public Func<Func<Task>> Later => () => () => Task.WhenAll(GovernedGetResponseAsync(chat, "a"), GovernedGetResponseAsync(chat, GetResponseAsync));

            [AuditLog]
            private static partial Task<ChatResponse> GovernedGetResponseAsync(IChatClient client, string chatMessage, ChatOptions? options);

            private static Task<ChatResponse> GovernedGetResponseCoreAsync(IChatClient client, string chatMessage, ChatOptions? options) =>
                client.GetResponseAsync(chatMessage, options);

            [AuditLog]
            private static partial Task<ChatResponse> GovernedGetResponseAsync(IChatClient client, string chatMessage);

            private static Task<ChatResponse> GovernedGetResponseCoreAsync(IChatClient client, string chatMessage) =>
                client.GetResponseAsync(chatMessage);

            [AuditLog]
            private static partial Task<ChatResponse> GovernedGetResponseAsync(IChatClient client, string chatMessage, CancellationToken cancellationToken);

            private static Task<ChatResponse> GovernedGetResponseCoreAsync(IChatClient client, string chatMessage, CancellationToken cancellationToken) =>
                client.GetResponseAsync(chatMessage, cancellationToken: cancellationToken);
        }
        """);

    [Fact]
    public Task A_branch_of_the_preprocessor_that_crosses_the_body_leaves_the_method_whole() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Router(IChatClient chat)
        {
        #if FAST
            public Task RouteAsync() {
        #else
            public async Task RouteAsync() {
        #endif
                await [|chat.GetResponseAsync("?")|];
            }
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        partial class Router(IChatClient chat)
        {
        #if FAST
            public Task RouteAsync() {
        #else
            public async Task RouteAsync() {
        #endif
                await GetResponseAsync(chat, "?");
            }

            [AuditLog]
            private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage);

            private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage) =>
                client.GetResponseAsync(chatMessage);
        }
        """);

    [Fact]
    public Task A_local_of_the_same_name_is_not_called_in_its_place() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        await GetResponseAsync(null!);

        static async Task GetResponseAsync(IChatClient chat) => Console.Write(await [|chat.GetResponseAsync("?")|]);
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        await GetResponseAsync(null!);

        static async Task GetResponseAsync(IChatClient chat) => Console.Write(await GovernedGetResponseAsync(chat, "?"));

        partial class Program
        {
            [AuditLog]
            private static partial Task<ChatResponse> {|GAI0003:GovernedGetResponseAsync|}(IChatClient client, string chatMessage);

            private static Task<ChatResponse> GovernedGetResponseCoreAsync(IChatClient client, string chatMessage) =>
                client.GetResponseAsync(chatMessage);
        }

        """);
}
