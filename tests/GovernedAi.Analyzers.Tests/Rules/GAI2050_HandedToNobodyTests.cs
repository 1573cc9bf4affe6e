using GovernedAi.Analyzers.Tests.Verifier;

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

    private const string Using = "#nullable enable\nusing GovernedAi;\nusing Microsoft.Extensions.AI;\nusing ModelContextProtocol.Server;\n";
}
