using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>A person before the answer, where somebody can wait and something can be held back.</summary>
public class ApprovalTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    [Fact]
    public Task Where_the_method_takes_what_no_release_can_be_bound_to_a_person_is_asked_about_the_call() => (Verify with { EquivalenceKey = "RequireApproval" }).Fixes(
        """
        using System.IO;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        class Teller(IChatClient chat)
        {
            public async Task TellAsync(string topic, TextWriter output) =>
                output.Write((await [|chat.GetResponseAsync(topic)|]).Text);
        }
        """,
        """
        using System.IO;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        partial class Teller(IChatClient chat)
        {
            public async Task TellAsync(string topic, TextWriter output) =>
                output.Write((await GetResponseAsync(chat, topic)).Text);

            [AuditLog]
            [Escalation("approvers")]
            private static partial Task<ChatResponse> GetResponseAsync(IChatClient client, string chatMessage);

            private static Task<ChatResponse> GetResponseCoreAsync(IChatClient client, string chatMessage) =>
                client.GetResponseAsync(chatMessage);
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
            [CallersGovern]
            private Task<ChatResponse> AskAsync(Desk desk) => chat.GetResponseAsync($"{desk.Number}");

            public Task<ChatResponse> RouteAsync(Desk desk) => [|AskAsync(desk)|];
        }
        """,
        "Audit it: add [AuditLog]",
        "Audit it and add a fallback: add [AuditLog], [Fallback]");
}
