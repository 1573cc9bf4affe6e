using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2050_HandedToNobodyTests
{
    private static readonly RuleVerifier Verify = new("GAI2050");

    [Theory]
    [InlineData("interface I { Task Ask(); } class C(IChatClient chat) : I { [CallersGovern] public Task [|Ask|]() => chat.GetResponseAsync([]); }", "callers of `I.Ask` do not see that")]
    [InlineData("interface I { object Ask { get; } } class C(IChatClient chat) : I { [CallersGovern] public object [|Ask|] => chat.GetResponseAsync([]); }", "callers of `I.Ask` do not see that")]
    [InlineData("abstract class B { public abstract Task Ask(); } class C(IChatClient chat) : B { [CallersGovern] public override Task [|Ask|]() => chat.GetResponseAsync([]); }", "callers of `B.Ask` do not see that")]
    [InlineData("class C(IChatClient chat) { [CallersGovern] Task Ask() => chat.GetResponseAsync([]); public Func<Task> Out() => [|Ask|]; }", "whoever runs this delegate does not see that")]
    [InlineData("class C { [CallersGovern] public static Task [|Main|]() => ((IChatClient)null!).GetResponseAsync([]); }", "it is the entry point")]
    [InlineData("class C(IChatClient chat) { [CallersGovern, McpServerTool] public Task {|GAI1007:[|Ask|]|}() => chat.GetResponseAsync([]); }", "[McpServerTool] has a framework call it")]
    public async Task The_obligation_must_arrive(string code, string reason) =>
        Assert.Contains(reason, Assert.Single(await Verify.ReportsInOneFile(Using + code)).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("interface I { [CallersGovern] Task Ask(); } class C(IChatClient chat) : I { [CallersGovern] public Task Ask() => chat.GetResponseAsync([]); }")]
    [InlineData("class C(IChatClient inner) : DelegatingChatClient(inner) { [CallersGovern] public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o = null, CancellationToken c = default) => base.GetResponseAsync(m, o, c); }")]
    [InlineData("class C(IChatClient chat) { [CallersGovern] Task Ask() => chat.GetResponseAsync([]); public string Name() => nameof(Ask); }")]
    [InlineData("partial class C(IChatClient chat) { [CallersGovern] Task Ask() => chat.GetResponseAsync([]); [AuditLog] public partial Task RunAsync(); Task RunCoreAsync() => Retry(Ask); static Task Retry(Func<Task> ask) => ask(); }")]
    public Task Where_it_arrives_nothing_is_said(string code) => Verify.ReportsInOneFile(Using + code);

    [Theory]
    [InlineData("class C(IChatClient chat, RequestDelegate next) { [CallersGovern] public Task [|InvokeAsync|](HttpContext context) { next(context); return chat.GetResponseAsync([]); } }", "a framework calls it as middleware")]
    [InlineData("class C(IChatClient chat) { [CallersGovern] public Task [|Invoke|](HttpContext context, string more) => chat.GetResponseAsync([]); }", "a framework calls it as middleware")]
    [InlineData("class C(IChatClient chat) : IMiddleware { [CallersGovern] public Task [|InvokeAsync|](HttpContext context, RequestDelegate next) => chat.GetResponseAsync([]); }", "callers of `IMiddleware.InvokeAsync` do not see that")]
    [InlineData("class C(IChatClient chat) : BackgroundService { [CallersGovern] protected override Task [|ExecuteAsync|](CancellationToken c) => chat.GetResponseAsync([]); }", "callers of `BackgroundService.ExecuteAsync` do not see that")]
    [InlineData("class C(IChatClient chat) : IHostedService { [CallersGovern] public Task [|StartAsync|](CancellationToken c) => chat.GetResponseAsync([]); public Task StopAsync(CancellationToken c) => Task.CompletedTask; }", "callers of `IHostedService.StartAsync` do not see that")]
    [InlineData("class C(IChatClient chat) : Greeter.GreeterBase { [CallersGovern] public override Task [|SayHello|](string request, ServerCallContext context) => chat.GetResponseAsync([]); }", "callers of `GreeterBase.SayHello` do not see that")]
    [InlineData("class C(IChatClient chat) : Controller { [CallersGovern] public Task [|Ask|]() => chat.GetResponseAsync([]); }", "a framework calls it as an action of a ControllerBase")]
    [InlineData("[ApiController] class C(IChatClient chat) { [CallersGovern] public Task [|Ask|]() => chat.GetResponseAsync([]); }", "a framework calls it as an action of a class marked [ApiController]")]
    [InlineData("class C(IChatClient chat) { [CallersGovern, HttpGet(\"x\")] public Task [|Ask|]() => chat.GetResponseAsync([]); }", "[HttpGet] has a framework call it")]
    [InlineData("class C(IChatClient chat) { [CallersGovern] Task Ask() => chat.GetResponseAsync([]); void Map(IEndpointRouteBuilder app) => app.MapPost(\"/ask\", [|Ask|]); }", "whoever runs this delegate does not see that")]
    [InlineData("class C(IChatClient chat) { [CallersGovern] void Ask() => chat.GetResponseAsync([]).Wait(); event Action? Asked; void On() { Asked += [|Ask|]; Asked(); } }", "whoever runs this delegate does not see that")]
    [InlineData("class C(IChatClient chat) { [CallersGovern] Task Ask() => chat.GetResponseAsync([]); object Out() => new Func<Task>([|Ask|]); }", "whoever runs this delegate does not see that")]
    [InlineData("class C(IChatClient chat) : IDisposable { [CallersGovern] public void [|Dispose|]() => chat.GetResponseAsync([]).Wait(); }", "callers of `IDisposable.Dispose` do not see that")]
    [InlineData("class C(IChatClient chat) { [CallersGovern] public override string [|ToString|]() => chat.GetResponseAsync([]).ToString()!; }", "callers of `Object.ToString` do not see that")]
    public async Task What_a_framework_calls_is_a_dead_end(string code, string reason) =>
        Assert.Contains(reason, Assert.Single(await Hosted.ReportsInOneFile(Web + code)).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("class C(IChatClient chat) { [CallersGovern] public Task InvokeAsync(string text) => chat.GetResponseAsync([]); }")]
    [InlineData("class C(IChatClient chat) { [CallersGovern] public Task AskAsync(HttpContext context) => chat.GetResponseAsync([]); }")]
    [InlineData("class C(IChatClient chat) : Controller { [CallersGovern] Task Ask() => chat.GetResponseAsync([]); }")]
    [InlineData("class C(IChatClient chat) : Controller { [CallersGovern, NonAction] public Task Ask() => chat.GetResponseAsync([]); }")]
    public Task What_only_looks_so_has_callers(string code) => Hosted.ReportsInOneFile(Web + code);

    [Theory]
    [InlineData("[GovernanceWaiver(\"GAI1006\", Reason = \"pilot\", ApprovedBy = \"kim\", Expires = \"2099-01-01\"), GovernanceWaiver(\"GAI1001\", Reason = \"pilot\", ApprovedBy = \"kim\", Expires = \"2099-01-01\")] public Func<Task> Out() => [|Ask|];", true)]
    [InlineData("[GovernanceWaiver(\"GAI1001\", Reason = \"pilot\", ApprovedBy = \"kim\", Expires = \"2099-01-01\")] public Func<Task> Out() => () => Ask();", false)]
    public async Task No_waiver_lets_a_delegate_out_but_one_covers_a_lambda(string handingOut, bool isSaid)
    {
        var reported = await Verify.ReportsInOneFile(Using + $$"""class C(IChatClient chat) { [CallersGovern] internal Task Ask() => chat.GetResponseAsync([]); {{handingOut}} }""");
        Assert.Equal(isSaid, reported.Any(r => r.GetMessage().Contains("no waiver covers it, since nothing could let it pass at run time", StringComparison.Ordinal)));
    }

    private static RuleVerifier Hosted { get; } = Verify with { References = [.. TestReferences.All, Frameworks()] };

    // The shapes of ASP.NET Core, hosting and gRPC, which the tests do not reference.
    private static MetadataReference Frameworks() => CSharpCompilation.Create(
        "Frameworks",
        [CSharpSyntaxTree.ParseText("""
            using System; using System.Threading; using System.Threading.Tasks;
            namespace Microsoft.AspNetCore.Http
            {
                public class HttpContext { }
                public delegate Task RequestDelegate(HttpContext context);
                public interface IMiddleware { Task InvokeAsync(HttpContext context, RequestDelegate next); }
            }
            namespace Microsoft.AspNetCore.Routing { public interface IEndpointRouteBuilder { } }
            namespace Microsoft.AspNetCore.Builder { public static class Map { public static void MapPost(this Routing.IEndpointRouteBuilder app, string pattern, Delegate handler) { } } }
            namespace Microsoft.AspNetCore.Mvc.Routing { public abstract class HttpMethodAttribute : Attribute { } }
            namespace Microsoft.AspNetCore.Mvc
            {
                public abstract class ControllerBase { }
                public abstract class Controller : ControllerBase { }
                public class ControllerAttribute : Attribute { }
                public class ApiControllerAttribute : ControllerAttribute { }
                public class NonActionAttribute : Attribute { }
                public class HttpGetAttribute(string template) : Routing.HttpMethodAttribute { public string Template => template; }
            }
            namespace Grpc.Core { public abstract class ServerCallContext { } }
            namespace Acme { public static class Greeter { public abstract class GreeterBase { public virtual Task SayHello(string request, Grpc.Core.ServerCallContext context) => throw new NotImplementedException(); } } }
            """ + (HasHosting ? "" : """
            namespace Microsoft.Extensions.Hosting
            {
                public interface IHostedService { Task StartAsync(CancellationToken c); Task StopAsync(CancellationToken c); }
                public abstract class BackgroundService : IHostedService { protected abstract Task ExecuteAsync(CancellationToken c); public virtual Task StartAsync(CancellationToken c) => Task.CompletedTask; public virtual Task StopAsync(CancellationToken c) => Task.CompletedTask; }
            }
            """))],
        TestReferences.FrameworkOnly,
        new(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();

    private static bool HasHosting => CSharpCompilation.Create("Any", references: TestReferences.All).GetTypeByMetadataName("Microsoft.Extensions.Hosting.BackgroundService") is not null;

    private const string Web = Using + "using Acme;\nusing Grpc.Core;\nusing Microsoft.AspNetCore.Builder;\nusing Microsoft.AspNetCore.Http;\nusing Microsoft.AspNetCore.Mvc;\nusing Microsoft.AspNetCore.Routing;\nusing Microsoft.Extensions.Hosting;\n";

    private const string Using = "#nullable enable\nusing GovernedAi;\nusing Microsoft.Extensions.AI;\nusing ModelContextProtocol.Server;\n";
}
