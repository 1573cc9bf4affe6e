using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1001_UngovernedModelCallTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    [Theory]
    [InlineData("""Task<ChatResponse> Ask() => [|chat.GetResponseAsync("?")|];""")]
    [InlineData("""Task<ChatResponse> Ask() => [|ChatClientExtensions.GetResponseAsync(chat, "?")|];""")]
    [InlineData("""Task<ChatResponse> Ask(ChatMessage[] messages) => [|chat.GetResponseAsync(messages)|];""")]
    [InlineData("""async Task Ask() { await foreach (var update in [|chat.GetStreamingResponseAsync("?")|]) { } }""")]
    [InlineData("""Task<ChatResponse>? Ask(IChatClient? maybe) => maybe?[|.GetResponseAsync("?")|];""")]
    [InlineData("""async Task Ask() => await [|openai.CompleteChatAsync("?")|];""")]
    [InlineData("""void Ask() => [|openai.CompleteChat("?")|];""")]
    [InlineData("""async Task Ask() { await foreach (var update in [|openai.CompleteChatStreamingAsync("?")|]) { } }""")]
    [InlineData("""void Ask(System.ClientModel.BinaryContent body) => [|openai.CompleteChat(body)|];""")]
    [InlineData("""string Answer => [|openai.CompleteChat("?")|].Value.Content[0].Text;""")]
    public Task A_call_needs_a_governed_member(string members) => Verify.Reports(InClass(members));

    [Theory]
    [InlineData("Task<ChatResponse> Ask() => {0};", "`Ask` calls a model (`ChatClientExtensions.GetResponseAsync`) and nothing says who answers for it: add [AuditLog], [Escalation] or [Fallback] (Ctrl+.)")]
    [InlineData("void Ask() { Task Later() => {0}; Later(); }", "`Ask` calls")]
    [InlineData("void Ask() { Func<Task> later = () => {0}; }", "`Ask` calls")]
    [InlineData("Func<object> _later = () => {0};", "The initializer of `_later` calls")]
    [InlineData("object Answer { get; } = {0};", "`Answer` calls")]
    [InlineData("object Answer { get { return {0}; } }", "`Answer` calls")]
    [InlineData("object this[int i] => {0};", "The indexer of `C` calls")]
    [InlineData("C(IChatClient chat, int x) : this() { {0}; }", "The constructor of `C` calls")]
    public async Task The_message_names_the_member_that_contains_the_call(string members, string message)
    {
        var reported = await Verify.Reports(
            $$"""
            using Microsoft.Extensions.AI;
            class C
            {
                C() { }
                protected static IChatClient chat = null!;
                {{members.Replace("{0}", """[|chat.GetResponseAsync("?")|]""", StringComparison.Ordinal)}}
            }
            """);
        Assert.StartsWith(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Top_level_code_is_named_in_words()
    {
        var reported = await Verify.ReportsInOneFile(
            """
            using Microsoft.Extensions.AI;
            IChatClient chat = null!;
            await [|chat.GetResponseAsync("?")|];
            """);
        Assert.StartsWith("Top-level code calls a model", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""string Name() => nameof(chat.GetResponseAsync);""")]
    [InlineData("""object Client() => chat.GetService(typeof(IChatClient))!;""")]
    [InlineData("""System.Linq.Expressions.Expression<Func<IChatClient, object>> SetUp() => c => c.GetResponseAsync("?", null, default);""")]
    [InlineData("""Task GetResponseAsync(string s) => Task.CompletedTask; Task Own() => GetResponseAsync("?");""")]
    public Task What_only_looks_like_a_call_is_quiet(string members) => Verify.Reports(InClass(members));

    private static string InClass(string members) =>
        $$"""
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using OpenAI.Chat;
        using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
        partial class C
        {
            protected readonly IChatClient chat = null!;
            protected readonly ChatClient openai = null!;
            {{members}}
        }
        """;
}
