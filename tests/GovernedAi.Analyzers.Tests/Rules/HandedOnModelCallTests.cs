using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Rules;

/// <summary>Who hands a call on, by [CallersGovern] or by nature, leaves it to the callers.</summary>
public class HandedOnModelCallTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    [Theory]
    [InlineData("""[CallersGovern] Task Ask() => chat.GetResponseAsync("?"); Task Caller() => [|Ask()|];""")]
    [InlineData("""[CallersGovern] Task Ask() => chat.GetResponseAsync("?"); [CallersGovern] Task Caller() => Ask();""")]
    [InlineData("""[CallersGovern] Task Ask() => chat.GetResponseAsync("?"); [AuditLog] public partial Task AskAsync(); async Task AskCoreAsync() => await Ask();""")]
    [InlineData("""[CallersGovern] object Answer => chat.GetResponseAsync("?"); object Caller() => [|Answer|]; string Name() => nameof(Answer);""")]
    [InlineData("""[CallersGovern] public C() { chat.GetResponseAsync("?").Wait(); } static object Caller() => [|new C()|];""")]
    [InlineData("""interface IAsk { [CallersGovern] Task Ask(); } class Asks(IChatClient chat) : IAsk { public Task Ask() => chat.GetResponseAsync("?"); } Task Both(IAsk i, Asks a) => Task.WhenAll([|i.Ask()|], [|a.Ask()|]);""")]
    [InlineData("""abstract class Asks { [CallersGovern] public abstract Task Ask(); } class More(IChatClient chat) : Asks { public override Task Ask() => chat.GetResponseAsync("?"); } Task Caller(More m) => [|m.Ask()|];""")]
    public Task CallersGovern_hands_the_obligation_on(string members) => Verify.ReportsInOneFile(GAI1001_UngovernedModelCallTests.InClass(members));

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
        return (Verify with { References = [.. TestReferences.All, MetadataReference.CreateFromImage(image.ToArray())] }).Reports(GAI1001_UngovernedModelCallTests.InClass(
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
    public Task Middleware_and_adapters_hand_it_on_by_nature(string members) => Verify.Reports(GAI1001_UngovernedModelCallTests.InClass(members));

    [Theory]
    [MemberData(nameof(PipelineSteps.All), MemberType = typeof(PipelineSteps))]
    public Task The_callers_of_a_pipeline_answer_for_its_steps_and_for_nothing_else(string members) => Verify.Reports(PipelineSteps.File(members));

    [Fact]
    public Task In_a_program_nobody_else_runs_a_public_step() => Verify.Reports(PipelineSteps.File(PipelineSteps.Public, "Console.WriteLine();"));

    [Theory]
    [InlineData("default", true)]
    [InlineData("default, embedding", false)]
    public Task What_implements_a_kind_that_is_off_answers_itself(string kinds, bool reported)
    {
        var call = "inner.GetResponseAsync(\"?\", cancellationToken: c)";
        return Verify.With("governedai.model_call_kinds", kinds).Reports(GAI1001_UngovernedModelCallTests.InClass($$"""
            class Describing(IChatClient inner, IEmbeddingGenerator<string, Embedding<float>> next) : DelegatingEmbeddingGenerator<string, Embedding<float>>(next)
            {
                public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? o = null, CancellationToken c = default)
                { await {{(reported ? $"[|{call}|]" : call)}}; return await base.GenerateAsync(values, o, c); }
            }
            """));
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

    internal static MetadataReference Library(string name, string code) =>
        CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], TestReferences.FrameworkOnly, new(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
}
