using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;

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
    [InlineData("""[AuditLog] public partial Task<ChatResponse> AskAsync(); async Task<ChatResponse> AskCoreAsync() => await chat.GetResponseAsync("?");""")]
    [InlineData("""[AuditLog(Core = nameof(Body))] public partial Task<ChatResponse> AskAsync(); async Task<ChatResponse> Body() => await chat.GetResponseAsync("?");""")]
    [InlineData("""[AuditLog] public partial Task AskAsync(); async Task AskCoreAsync() { await Later(); async Task Later() => await chat.GetResponseAsync("?"); }""")]
    [InlineData("""[Careful] public partial Task AskAsync(); async Task AskCoreAsync() => await chat.GetResponseAsync("?"); [AuditLog] sealed class CarefulAttribute : Attribute;""")]
    [InlineData("""[AuditLog] public partial Task AskAsync(); async Task AskCoreAsync() => await Step(); Task Step() => [|chat.GetResponseAsync("?")|];""")]
    [InlineData("""[AuditLog] public partial Task AskAsync(); async Task AskCoreAsync() => await Task.CompletedTask; async Task AskCoreAsync(int x) => await [|chat.GetResponseAsync("?")|];""")]
    [InlineData("""
        partial class Own(IChatClient inner) : DelegatingChatClient(inner)
        {
            [AuditLog] public override partial Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o = null, CancellationToken c = default);
            private Task<ChatResponse> GetResponseCoreAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c) => base.GetResponseAsync(m, o, c);
        }
        Task Direct(Own own) => own.GetResponseAsync([], null, default);
        Task Through(IChatClient own) => [|own.GetResponseAsync([], null, default)|];
        """)]
    public Task A_core_is_governed_and_nothing_else(string members) => Verify.ReportsInOneFile(InClass(members));

    [Theory]
    [InlineData("void Ask() { chat.GetResponseAsync( }")]
    [InlineData("void Ask() { chat. }")]
    [InlineData("void Ask() { chat.GetResponseAsync }")]
    [InlineData("[AuditLog] public partial Task AskAsync(")]
    [InlineData("[AuditLog(] public partial Task AskAsync();")]
    [InlineData("[CallersGovern] Task Ask( => chat.GetResponseAsync(")]
    [InlineData("void Ask() { http.PostAsync(\"https://api.openai.com/v1/chat/completions\", }")]
    [InlineData("void Ask(dynamic d) { d.GetResponseAsync( ; AIFunctionFactory.Create( ; typeof().GetMethod(\"RunAsync\" }")]
    [InlineData("class : IChatClient { Task GetResponseAsync() => base.GetResponseAsync( } }")]
    [InlineData("Task Ask() => await foreach (var x in chat.GetStreamingResponseAsync(")]
    public async Task Half_typed_code_neither_throws_nor_floods(string members)
    {
        var ours = (await TestCompilation.Of(("Code.cs", InClass(members))).Diagnose()).Where(d => d.Id is "AD0001" || d.Id.StartsWith("GAI", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(ours, d => d.Id is "AD0001" or "GAI0001");
        Assert.True(ours.Count <= 3, string.Join('\n', ours));
    }

    [Fact]
    public async Task Razor_is_reported_at_the_place_in_the_razor_file()
    {
        var path = TestCompilation.ProjectFolder + "obj/Debug/net10.0/generated/Razor/Pages_Ask_razor.g.cs";
        var found = (await TestCompilation.Of((path,
            """
            // <auto-generated/>
            #pragma checksum "/src/App/Pages/Ask.razor" "{8829d00f-11b8-4213-878b-770e8597ac16}" "00"
            using Microsoft.Extensions.AI;
            class Ask
            {
                protected IChatClient chat = null!;
                void BuildRenderTree()
                {
            #line (3,2)-(3,40) "/src/App/Pages/Ask.razor"
                    chat.GetResponseAsync("in the file");
            #line default
            #line hidden
                    chat.GetResponseAsync("in output");
            #line default
                }
            }
            """)).Diagnose()).Where(d => d.Id == "GAI1001").ToList();

        var place = Assert.Single(found).Location.GetMappedLineSpan();
        Assert.Equal(("/src/App/Pages/Ask.razor", 2), (place.Path, place.StartLinePosition.Line));
    }

    [Fact]
    public Task Code_that_is_said_to_be_generated_is_the_users_all_the_same() =>
        Verify.WithInFiles("generated_code", "true").Reports(InClass("""Task<ChatResponse> Ask() => [|chat.GetResponseAsync("?")|];"""));

    [Fact]
    public Task A_loop_over_a_tool_runner_is_a_model_call_each_time_round() => Verify.Reports(
        """
        using Anthropic.Helpers.Beta;
        class C
        {
            async Task Ask(BetaToolRunner runner) { await foreach (var message in [|runner|]) { } }
        }
        """);

    [Theory]
    [InlineData("Worker.Extensions.OpenAI.TextCompletion", "TextCompletionInput", true)]
    [InlineData("Worker.Extensions.OpenAI.Embeddings", "EmbeddingsInput", false)]
    public async Task A_binding_that_a_host_fills_with_an_answer_is_a_model_call(string space, string attribute, bool reported)
    {
        var binding = HandedOnModelCallTests.Library("Microsoft.Azure.Functions.Worker.Extensions.OpenAI", $"namespace Microsoft.Azure.Functions.{space}; public sealed class {attribute}Attribute(string prompt) : System.Attribute {{ public string Prompt => prompt; }}");
        var parameter = reported ? "[|answer|]" : "answer";
        await (Verify with { References = [.. TestReferences.All, binding] }).Reports($$"""
            using Microsoft.Azure.Functions.{{space}};
            class C { public void Run([{{attribute}}("Who is it?")] string {{parameter}}) { } }
            """);
    }

    [Fact]
    public Task What_is_sent_to_a_session_of_a_managed_agent_is_a_model_call() => Verify.Reports(
        """
        using Anthropic;
        using Anthropic.Models.Beta.Sessions.Events;
        class C
        {
            object Ask(AnthropicClient client, EventSendParams message) => [|client.Beta.Sessions.Events.Send("session", message)|];
            object Watch(AnthropicClient client) => client.Beta.Sessions.Events.StreamStreaming("session");
        }
        """);

    [Fact]
    public Task An_agent_behind_an_endpoint_has_a_rule_of_its_own() =>
        (Verify with { References = [.. TestReferences.All, AgentLibrary.Reference] }).Reports(
            "using Microsoft.AspNetCore.Builder; class C { void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints) { {|GAI1009:endpoints.MapOpenAIResponses()|}; } }");

    [Fact]
    public Task Both_an_implementer_and_its_interface_are_model_calls() => Verify.Reports(InClass(
        """
        abstract class Own : IChatClient
        {
            public abstract Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? o = null, CancellationToken c = default);
            public abstract IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? o = null, CancellationToken c = default);
            public abstract object? GetService(Type t, object? key = null);
            public abstract void Dispose();
        }
        Task A(Own own) => [|own.GetResponseAsync(Array.Empty<ChatMessage>())|];
        """));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("false", null, true)]
    [InlineData("true", null, false)]
    [InlineData("true", "analyze", true)]
    [InlineData("true", "silent", false)]
    public Task Test_projects_are_silent_unless_they_ask(string? isTest, string? option, bool reported)
    {
        var verify = isTest is null ? Verify : Verify.With("build_property.IsTestProject", isTest);
        verify = option is null ? verify : verify.With("governedai.test_projects", option);
        var call = """chat.GetResponseAsync("?")""";
        return verify.Reports(InClass($"Task Ask() => {(reported ? $"[|{call}|]" : call)};"));
    }

    [Theory]
    [InlineData(null, "chat")]
    [InlineData("default", "chat")]
    [InlineData("all", "chat embedding")]
    [InlineData("default, embedding", "chat embedding")]
    [InlineData("Embedding", "embedding")]
    [InlineData("image", "")]
    public Task The_option_switches_kinds(string? option, string kinds)
    {
        var verify = option is null ? Verify : Verify.With("governedai.model_call_kinds", option);
        return verify.Reports(InClass($"""
            Task Chat() => {Marked("chat", "chat.GetResponseAsync(\"?\")")};
            Task Embed(IEmbeddingGenerator<string, Embedding<float>> generator) => {Marked("embedding", "generator.GenerateAsync([\"?\"])")};
            """));

        string Marked(string kind, string call) => kinds.Split(' ').Contains(kind) ? $"[|{call}|]" : call;
    }

    [Fact]
    public Task A_project_that_reaches_no_model_is_outside_the_gate() =>
        (Verify with { References = TestReferences.FrameworkOnly }).Reports("namespace Microsoft.Extensions.AI { interface IChatClient { void GetResponseAsync(); } class C { void M(IChatClient c) => c.GetResponseAsync(); } }");

    [Theory]
    [InlineData("""string Name() => nameof(chat.GetResponseAsync);""")]
    [InlineData("""object Client() => chat.GetService(typeof(IChatClient))!;""")]
    [InlineData("""System.Linq.Expressions.Expression<Func<IChatClient, object>> SetUp() => c => {|GAI1008:c.GetResponseAsync("?", null, default)|};""")]
    [InlineData("""Task GetResponseAsync(string s) => Task.CompletedTask; Task Own() => GetResponseAsync("?");""")]
    public Task What_only_looks_like_a_call_is_quiet(string members) => Verify.Reports(InClass(members));

    internal static string InClass(string members) =>
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
