using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1006_EscapingModelCallTests
{
    private static readonly RuleVerifier Verify = new("GAI1006");

    [Theory]
    [InlineData("object Ask() => new Ask([|chat.GetResponseAsync|]);")]
    [InlineData("Ask Ask2() => [|chat.GetResponseAsync|];")]
    [InlineData("void Run() { Use([|chat.GetResponseAsync|]); void Use(Ask ask) { } }")]
    [InlineData("Ask? _field = [|Shared.GetResponseAsync|]; static readonly IChatClient Shared = null!; public object? Read() => _field;")]
    [InlineData("object Made() => new Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>>([|chat.GetResponseAsync|]);")]
    [InlineData("event Ask? Asked; void On() { Asked += [|chat.GetResponseAsync|]; Asked -= [|chat.GetResponseAsync|]; } object? Read() => Asked;")]
    [InlineData("Ask? Pick(bool on) => on ? [|chat.GetResponseAsync|] : null;")]
    [InlineData("List<Ask> All() => new() { [|chat.GetResponseAsync|] };")]
    [InlineData("""string Name() => nameof(chat.GetResponseAsync);""")]
    [InlineData("""string Name() => chat.ToString()!; Func<string> Harmless() => chat.ToString!;""")]
    public Task A_method_group_of_a_model_call_escapes(string members) => Verify.Reports(InClass(members));

    [Theory]
    [InlineData("Ask Out() => (messages, options, cancellation) => {|GAI1001:chat.GetResponseAsync(messages, options, cancellation)|};", "`Out`")]
    [InlineData("Ask _field = (messages, options, cancellation) => {|GAI1001:Shared.GetResponseAsync(messages, options, cancellation)|}; static readonly IChatClient Shared = null!; public object Read() => _field;", "The initializer of `_field`")]
    [InlineData("event Ask? Asked; void On() => Asked += delegate { return {|GAI1001:chat.GetResponseAsync([])|}; }; object? Read() => Asked;", "`On`")]
    public async Task A_lambda_that_only_forwards_is_a_call_of_the_member_around_it(string members, string member) =>
        Assert.StartsWith(member + " calls a model", Assert.Single(await (Verify with { Id = "GAI1001" }).Reports(InClass(members))).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("object Sample() => [|ModelContextProtocol.AIContentExtensions.CreateSamplingHandler(chat)|];")]
    [InlineData("[AuditLog] public partial object Sample(); object SampleCore() => [|ModelContextProtocol.AIContentExtensions.CreateSamplingHandler(chat)|];")]
    [InlineData("""
        object Sample(Governed chat) => ModelContextProtocol.AIContentExtensions.CreateSamplingHandler(chat);
        partial class Governed(IChatClient inner) : DelegatingChatClient(inner)
        {
            [AuditLog] public override partial Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c);
            Task<ChatResponse> GetResponseCoreAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c) => InnerClient.GetResponseAsync(m, o, c);
            [AuditLog] public override partial IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c);
            IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseCoreAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c) => InnerClient.GetStreamingResponseAsync(m, o, c);
        }
        """)]
    public Task A_client_that_servers_may_sample_escapes_unless_its_answers_are_governed(string members) => Verify.ReportsInOneFile("#pragma warning disable MCP9005 // Obsolete, and in use.\n" + InClass(members));

    [Fact]
    public Task A_core_may_pass_it_on() => Verify.ReportsInOneFile(InClass(
        """[AuditLog] public partial Task<ChatResponse> AskAsync(); async Task<ChatResponse> AskCoreAsync() => await Retry(chat.GetResponseAsync); static Task<ChatResponse> Retry(Ask ask) => ask([], null, default);"""));

    [Fact]
    public async Task The_message_says_who_hands_out_what() =>
        Assert.StartsWith("`Ask` hands out `IChatClient.GetResponseAsync` as a delegate", Assert.Single(await Verify.Reports(InClass("Delegate Ask() => (Ask)[|chat.GetResponseAsync|];"))).GetMessage(), StringComparison.Ordinal);

    private static string InClass(string members) =>
        $$"""
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;
        delegate Task<ChatResponse> Ask(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellation);
        partial class C
        {
            protected readonly IChatClient chat = null!;
            {{members}}
        }
        """;
}
