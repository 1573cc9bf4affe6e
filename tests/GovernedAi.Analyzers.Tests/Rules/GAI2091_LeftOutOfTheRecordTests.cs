using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2091_LeftOutOfTheRecordTests
{
    private static readonly RuleVerifier Verify = new("GAI2091");

    [Theory]
    [InlineData("[AuditLog] public partial int Ask(System.IO.Stream [|scan|]); int AskCore(System.IO.Stream scan) => 1;", "`Ask` is recorded without its argument `scan`: stream")]
    [InlineData("[AuditLog] public partial Task<System.Net.Http.HttpResponseMessage> [|AskAsync|](); Task<System.Net.Http.HttpResponseMessage> AskCoreAsync() => null!;", "`AskAsync` is recorded without its result: response")]
    [InlineData("[AuditLog] public partial IAsyncEnumerable<System.Type> [|Ask|](); IAsyncEnumerable<System.Type> AskCore() => null!;", "`Ask` is recorded without its items: reflection")]
    [InlineData("[AuditLog] public partial int Ask(ModelContextProtocol.Client.McpClientOptions [|options|]); int AskCore(ModelContextProtocol.Client.McpClientOptions options) => 1;", "`Ask` is recorded without its argument `options`: JSON cannot hold it: its `McpClientHandlers.")]
    public async Task What_is_left_out_is_listed(string members, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(members));
        Assert.StartsWith(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[AuditLog] public partial int Ask(string text, Microsoft.Extensions.AI.IChatClient chat, CancellationToken token); int AskCore(string text, Microsoft.Extensions.AI.IChatClient chat, CancellationToken token) => 1;")]
    [InlineData("[Escalation(\"desk\", Ask = Ask.BeforeModel)] public partial Task<System.IO.Stream> AskAsync(string text); Task<System.IO.Stream> AskCoreAsync(string text) => null!;")]
    [InlineData("[AuditLog] public partial int Ask([Sensitive] System.IO.Stream scan); int AskCore(System.IO.Stream scan) => 1;")]
    [InlineData("[AuditLog] public partial int Ask(out System.IO.Stream? scan); int AskCore(out System.IO.Stream? scan) { scan = null; return 1; }")]
    public Task Means_and_what_no_record_is_kept_of_are_not(string members) => Verify.Reports(GovernedCode.InClass(members));
}
