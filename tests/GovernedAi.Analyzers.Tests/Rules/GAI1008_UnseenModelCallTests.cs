using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1008_UnseenModelCallTests
{
    private static readonly RuleVerifier Verify = new("GAI1008");

    [Theory]
    [InlineData("object Ask(dynamic d) => [|d.CompleteChatAsync()|];", "dynamic")]
    [InlineData("object Ask(dynamic prompt) => [|chat.GetResponseAsync(prompt)|];", "dynamic")]
    [InlineData("object Ask(dynamic prompt) => [|ChatClientExtensions.GetResponseAsync(chat, prompt)|];", "dynamic")]
    [InlineData("""object? Find() => [|typeof(IChatClient).GetMethod("GetResponseAsync")|];""", "reflection")]
    [InlineData("""object? Find() => [|chat.GetType().GetMethod(nameof(IChatClient.GetResponseAsync))|];""", "reflection")]
    [InlineData("""object? Find(Type t, object o) => [|t.InvokeMember("CompleteChat", System.Reflection.BindingFlags.InvokeMethod, null, o, null)|];""", "reflection")]
    [InlineData("""object? Find() => [|typeof(Anthropic.Services.IMessageService).GetMethod("Create")|];""", "reflection")]
    [InlineData("""Expression<Func<IChatClient, object>> Describe() => c => [|c.GetResponseAsync("?", null, default)|];""", "an expression tree")]
    [InlineData("""Expression<Func<C, object>> Describe() => c => [|c.HandOn()|]; [GovernedAi.CallersGovern] object HandOn() => chat.GetResponseAsync("?", null, default);""", "an expression tree")]
    public async Task What_cannot_be_seen_is_said(string member, string way) =>
        Assert.Contains(way, Assert.Single(await Verify.Reports(InClass(member))).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("object Ask(dynamic d) => d.Cancel();")]
    [InlineData("object Ask(dynamic prompt) => Own(prompt); object Own(string s) => s;")]
    [InlineData("object Ask(dynamic prompt) => RunAsync(prompt); object RunAsync(string s) => s;")]
    [InlineData("""object? Find() => typeof(C).GetMethod("GetResponseAsync");""")]
    [InlineData("""object? Find() => typeof(IChatClient).GetMethod("Dispose");""")]
    [InlineData("""object? Find(Type t) => t.GetMethod("Create");""")]
    [InlineData("""object Direct() => "GetResponseAsync".GetType();""")]
    public Task Other_dynamic_and_reflective_calls_are_quiet(string member) => Verify.Reports(InClass(member));

    [Fact]
    public Task Mock_set_ups_are_silent_in_test_projects() =>
        Verify.With("build_property.IsTestProject", "true").Reports(InClass("""Expression<Func<IChatClient, object>> SetUp() => c => c.GetResponseAsync("?", null, default);"""));

    private static string InClass(string members) =>
        $$"""
        #nullable enable
        using System.Linq.Expressions;
        using Microsoft.Extensions.AI;
        class C
        {
            protected readonly IChatClient chat = null!;
            {{members}}
        }
        """;
}
