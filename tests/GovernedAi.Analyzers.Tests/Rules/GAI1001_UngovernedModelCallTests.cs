using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
    [InlineData("""[CallersGovern] Task Ask() => chat.GetResponseAsync("?"); Task Caller() => [|Ask()|];""")]
    [InlineData("""[CallersGovern] Task Ask() => chat.GetResponseAsync("?"); [CallersGovern] Task Caller() => Ask();""")]
    [InlineData("""[CallersGovern] Task Ask() => chat.GetResponseAsync("?"); [AuditLog] public partial Task AskAsync(); async Task AskCoreAsync() => await Ask();""")]
    [InlineData("""[CallersGovern] object Answer => chat.GetResponseAsync("?"); object Caller() => [|Answer|]; string Name() => nameof(Answer);""")]
    [InlineData("""[CallersGovern] public C() { chat.GetResponseAsync("?").Wait(); } static object Caller() => [|new C()|];""")]
    [InlineData("""interface IAsk { [CallersGovern] Task Ask(); } class Asks(IChatClient chat) : IAsk { public Task Ask() => chat.GetResponseAsync("?"); } Task Both(IAsk i, Asks a) => Task.WhenAll([|i.Ask()|], [|a.Ask()|]);""")]
    [InlineData("""abstract class Asks { [CallersGovern] public abstract Task Ask(); } class More(IChatClient chat) : Asks { public override Task Ask() => chat.GetResponseAsync("?"); } Task Caller(More m) => [|m.Ask()|];""")]
    public Task CallersGovern_hands_the_obligation_on(string members) => Verify.ReportsInOneFile(InClass(members));

    [Fact]
    public Task CallersGovern_is_seen_in_a_compiled_library_by_any_name_it_goes_by()
    {
        var library = CSharpCompilation.Create(
            "Desk",
            [CSharpSyntaxTree.ParseText(
                """
                namespace Acme;
                public interface IDesk { [GovernedAi.CallersGovern] object Ask(); object Plain(); [GovernedAi.CallersGovern] object Answer { get; } }
                public class Desk { [GovernedAi.CallersGovern] public Desk() { } public object Ask() => 1; }
                """)],
            TestReferences.All,
            new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return (Verify with { References = [.. TestReferences.All, MetadataReference.CreateFromImage(image.ToArray())] }).Reports(InClass(
            """
            class Own(Acme.IDesk inner) : Acme.IDesk { object Acme.IDesk.Ask() => inner.Ask(); public object Plain() => inner.Plain(); public object Answer => inner.Answer; }
            object Caller(Acme.IDesk desk) => [|desk.Ask()|];
            object Reader(Acme.IDesk desk) => [|desk.Answer|];
            object Maker() => [|new Acme.Desk()|];
            object Other(Acme.IDesk desk, Acme.Desk plain) => desk.Plain() ?? plain.Ask();
            """));
    }

    [Theory]
    [InlineData("""class Polite(IChatClient inner) : DelegatingChatClient(inner) { public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o = null, CancellationToken c = default) => base.GetResponseAsync(m, o, c); }""")]
    [InlineData("""class Other(IChatClient inner) : DelegatingChatClient(inner) { public Task Own() => [|base.GetResponseAsync([], null, default)|]; }""")]
    [InlineData("""
        class Adapter(ChatClient openai) : IChatClient
        {
            async Task<ChatResponse> IChatClient.GetResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c) { await Step(); return new(); }
            public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken c)
            { await openai.CompleteChatAsync("?"); yield break; }
            private Task Step() => Deeper();
            private async Task Deeper() => await openai.CompleteChatAsync("?");
            private async Task Stray() => await [|openai.CompleteChatAsync("?")|];
            public Task Own() => Stray();
            private async Task Recursion() { await [|openai.CompleteChatAsync("?")|]; await Recursion(); }
            public object? GetService(Type t, object? key) => null;
            public void Dispose() { }
        }
        """)]
    public Task Middleware_and_adapters_hand_it_on_by_nature(string members) => Verify.Reports(InClass(members));

    [Theory]
    [MemberData(nameof(PipelineSteps.All), MemberType = typeof(PipelineSteps))]
    public Task The_callers_of_a_pipeline_answer_for_its_steps_and_for_nothing_else(string members) => Verify.Reports(PipelineSteps.File(members));

    [Theory]
    [InlineData("default", true)]
    [InlineData("default, embedding", false)]
    public Task What_implements_a_kind_that_is_off_answers_itself(string kinds, bool reported)
    {
        var call = "inner.GetResponseAsync(\"?\", cancellationToken: c)";
        return Verify.With("governedai.model_call_kinds", kinds).Reports(InClass($$"""
            class Describing(IChatClient inner, IEmbeddingGenerator<string, Embedding<float>> next) : DelegatingEmbeddingGenerator<string, Embedding<float>>(next)
            {
                public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? o = null, CancellationToken c = default)
                { await {{(reported ? $"[|{call}|]" : call)}}; return await base.GenerateAsync(values, o, c); }
            }
            """));
    }

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
        var binding = Library("Microsoft.Azure.Functions.Worker.Extensions.OpenAI", $"namespace Microsoft.Azure.Functions.{space}; public sealed class {attribute}Attribute(string prompt) : System.Attribute {{ public string Prompt => prompt; }}");
        var parameter = reported ? "[|answer|]" : "answer";
        await (Verify with { References = [.. TestReferences.All, binding] }).Reports($$"""
            using Microsoft.Azure.Functions.{{space}};
            class C { public void Run([{{attribute}}("Who is it?")] string {{parameter}}) { } }
            """);
    }

    [Theory]
    [InlineData("object Make(MiddlewareAgent agent) => agent.RegisterMiddleware((messages, options, inner, cancellation) => inner.GenerateReplyAsync(messages));")]
    [InlineData("void Add(MiddlewareAgent agent) => agent.Use(async (messages, options, inner, cancellation) => await inner.GenerateReplyAsync(messages));")]
    [InlineData("class Step : IMiddleware { public Task<IMessage> InvokeAsync(MiddlewareContext c, IAgent agent, CancellationToken t = default) => agent.GenerateReplyAsync(c.Messages); }")]
    [InlineData("object All(MiddlewareAgent agent) => agent.Later(inner => [|inner.GenerateReplyAsync([])|]);")]
    [InlineData("object Run(IMiddleware step, IAgent agent) => [|step.InvokeAsync(new(), agent)|];")]
    public Task A_step_of_an_AutoGen_pipeline_leaves_it_to_whoever_runs_the_agent(string members)
    {
        var library = Library("AutoGen.Core", """
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            namespace AutoGen.Core;
            public interface IMessage;
            public class GenerateReplyOptions;
            public class MiddlewareContext { public IEnumerable<IMessage> Messages => []; }
            public interface IAgent { Task<IMessage> GenerateReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions? options = null, CancellationToken cancellationToken = default); }
            public interface IMiddleware { Task<IMessage> InvokeAsync(MiddlewareContext context, IAgent agent, CancellationToken cancellationToken = default); }
            public abstract class MiddlewareAgent : IAgent
            {
                public abstract Task<IMessage> GenerateReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions? options = null, CancellationToken cancellationToken = default);
                public void Use(Func<IEnumerable<IMessage>, GenerateReplyOptions?, IAgent, CancellationToken, Task<IMessage>> func, string? middlewareName = null) { }
            }
            public static class MiddlewareExtension
            {
                public static T RegisterMiddleware<T>(this T agent, Func<IEnumerable<IMessage>, GenerateReplyOptions?, IAgent, CancellationToken, Task<IMessage>> func, string? middlewareName = null) where T : IAgent => agent;
                public static T Later<T>(this T agent, Func<IAgent, Task<IMessage>> func) where T : IAgent => agent;
            }
            """);
        return (Verify with { References = [.. TestReferences.All, library] }).Reports($$"""
            #nullable enable
            using System.Threading;
            using AutoGen.Core;
            partial class C { {{members}} }
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

    private static MetadataReference Library(string name, string code) =>
        CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], TestReferences.FrameworkOnly, new(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();

    [Theory]
    [MemberData(nameof(UnopenedScopes.Members), MemberType = typeof(UnopenedScopes))]
    public async Task A_waiver_covers_only_what_can_be_let_pass_at_run_time(string member, string? obstacle)
    {
        var reported = await Verify.ReportsInOneFile(UnopenedScopes.File(UnopenedScopes.Waiver, member));
        AssertSays(obstacle, reported);
    }

    [Fact]
    public async Task What_is_declared_to_call_a_model_demands_its_scope_all_the_same() =>
        AssertSays("a property cannot be intercepted", await Verify.ReportsInOneFile(UnopenedScopes.File(UnopenedScopes.Declared + UnopenedScopes.Waiver, UnopenedScopes.OfDeclared)));

    [Theory]
    [MemberData(nameof(UnopenedScopes.Baselines), MemberType = typeof(UnopenedScopes))]
    public async Task So_does_the_baseline(string member, string line, string? obstacle)
    {
        var verify = Verify with { AdditionalFiles = [("GovernedAi.Contract.txt", $"baseline GAI1001 {line} x1\n")] };
        AssertSays(obstacle, await verify.ReportsInOneFile(UnopenedScopes.File("", member)));
    }

    [Fact]
    public async Task Where_nothing_is_waived_nothing_is_said_of_it() =>
        Assert.EndsWith("(Ctrl+.)", Assert.Single(await Verify.ReportsInOneFile(UnopenedScopes.File("", """object Make() => [|new Talker(chat)|];"""))).GetMessage(), StringComparison.Ordinal);

    private static void AssertSays(string? obstacle, IReadOnlyList<Diagnostic> reported) =>
        Assert.Equal(
            obstacle is null ? [] : [$"; no waiver and no baseline covers this call: {obstacle}, so nothing can let it pass at run time, where it would be refused: move it into a method with [CallersGovern], and call that here"],
            reported.Select(r => r.GetMessage().Split("(Ctrl+.)")[1]));

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
