using System.Collections.Immutable;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Governance may be left to callers only where there are callers who can be told.</summary>
public class HandingOnTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

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

    [Theory]
    [InlineData("class C(IChatClient chat) { public Task Ask() => [|chat.GetResponseAsync(\"?\")|]; Task Again() => Ask(); }")]
    [InlineData("class C(IChatClient chat) { public Task InvokeAsync(string context) => [|chat.GetResponseAsync(context)|]; Task Again() => InvokeAsync(\"?\"); }")]
    [InlineData("class C(IChatClient chat) { public Task StartAsync(CancellationToken c) => [|chat.GetResponseAsync(\"?\")|]; Task Again() => StartAsync(default); }")]
    public async Task A_method_that_code_of_ones_own_calls_may_hand_it_on(string code) => Assert.Contains(HandOn, await Offered(code));

    [Theory]
    [InlineData("class Middleware(IChatClient chat) { public Task InvokeAsync(HttpContext context) => chat.GetResponseAsync(\"?\"); Task Again() => InvokeAsync(null!); }")]
    [InlineData("class Middleware(IChatClient chat) { public Task Invoke(HttpContext context, string more) => chat.GetResponseAsync(more); Task Again() => Invoke(null!, \"?\"); }")]
    [InlineData("class Orders(IChatClient chat) : ControllerBase { public Task Post() => chat.GetResponseAsync(\"?\"); Task Again() => Post(); }")]
    [InlineData("[ApiController] class Orders(IChatClient chat) { public Task Post() => chat.GetResponseAsync(\"?\"); Task Again() => Post(); }")]
    [InlineData("class Orders(IChatClient chat) { [HttpGet] internal Task Get() => chat.GetResponseAsync(\"?\"); Task Again() => Get(); }")]
    [InlineData("class Worker(IChatClient chat) : IHostedService { public Task StartAsync(CancellationToken c) => chat.GetResponseAsync(\"?\"); public Task StopAsync(CancellationToken c) => StartAsync(c); }")]
    [InlineData("class Worker(IChatClient chat) : BackgroundService { protected override Task ExecuteAsync(CancellationToken c) => chat.GetResponseAsync(\"?\"); Task Again() => ExecuteAsync(default); }")]
    [InlineData("class Endpoints(IChatClient chat) { void Map(App app) => app.MapGet(\"/\", Get); Task Get() => chat.GetResponseAsync(\"?\"); Task Again() => Get(); }")]
    [InlineData("class Tools(IChatClient chat) { [ModelContextProtocol.Server.McpServerTool] public Task Ask() => chat.GetResponseAsync(\"?\"); Task Again() => Ask(); }")]
    [InlineData("static class Program { static IChatClient chat = null!; static Task Main() => chat.GetResponseAsync(\"?\"); static Task Again() => Main(); }")]
    public async Task A_member_that_a_framework_calls_may_not(string code)
    {
        var offered = await Offered(code);
        Assert.NotEmpty(offered);
        Assert.DoesNotContain(HandOn, offered);
    }

    private const string HandOn = "Leave governance to the callers, who will be warned: add [CallersGovern]";

    private static Task<ImmutableArray<string>> Offered(string code) =>
        new FixVerifier("GAI1001", equivalenceKey: null, TestCompilation.Of(("Code.cs", "using Microsoft.AspNetCore.Http;\nusing Microsoft.AspNetCore.Mvc;\nusing Microsoft.Extensions.AI;\nusing Microsoft.Extensions.Hosting;\n" + Markup.Parse(code, "GAI1001").Code), ("Frameworks.cs", Frameworks))).Titles();

    private const string Frameworks =
        """
        namespace Microsoft.AspNetCore.Http
        {
            public abstract class HttpContext;
        }

        namespace Microsoft.AspNetCore.Mvc
        {
            public abstract class ControllerBase;
            public sealed class ApiControllerAttribute : Attribute;
            public sealed class HttpGetAttribute : Routing.HttpMethodAttribute;
        }

        namespace Microsoft.AspNetCore.Mvc.Routing
        {
            public abstract class HttpMethodAttribute : Attribute;
        }

        public class App
        {
            public void MapGet(string pattern, Delegate handler) { }
        }
        """;
}
