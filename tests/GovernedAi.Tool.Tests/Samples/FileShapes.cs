namespace GovernedAi.Tool.Tests.Samples;

/// <summary>The shapes that take more than a member: types of their own, top-level code.</summary>
internal static class FileShapes
{
    /// <summary>Whole files.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["top-level code"] = """
            var openai = new ChatClient("m", "k");
            Console.WriteLine(openai.CompleteChat("q").Value.Content[0].Text);
            string Local() => openai.CompleteChat("r").Value.Content[0].Text;
            Console.WriteLine(Local());
            """,
        ["middleware"] = """
            sealed class Logging(IChatClient inner) : DelegatingChatClient(inner)
            {
                public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
                    => await base.GetResponseAsync(messages, options, cancellationToken);
                public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
                {
                    await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
                        yield return update;
                }
                public Task<ChatResponse> Extra() => GetResponseAsync(new List<ChatMessage>());
            }
            """,
        ["adapter with private steps"] = """
            sealed class Adapter(ChatClient openai) : IChatClient
            {
                public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Step(messages);
                public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
                public object? GetService(Type serviceType, object? serviceKey = null) => null;
                public void Dispose() { }
                private async Task<ChatResponse> Step(IEnumerable<ChatMessage> messages) { await Last(messages); return new(); }
                private async Task Last(IEnumerable<ChatMessage> messages) => await openai.CompleteChatAsync("q");
                private Task Shared() => openai.CompleteChatAsync("q");
                public Task Other() => Shared();
            }
            """,
        ["private steps beside a field that an expression names"] = """
            sealed class Adapter(ChatClient openai) : IChatClient
            {
                public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Step(messages);
                public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
                public object? GetService(Type serviceType, object? serviceKey = null) => null;
                public void Dispose() { }
                private async Task<ChatResponse> Step(IEnumerable<ChatMessage> messages) { await openai.CompleteChatAsync("q"); return new(); }
            }
            sealed class Box<T> { internal T? content; public System.Linq.Expressions.Expression<Func<Box<T>, T?>> Content => box => box.content; }
            """,
        ["implementation of a generic anchor"] = """
            sealed class Embedder(IEmbeddingGenerator<string, Embedding<float>> inner, ChatClient openai) : IEmbeddingGenerator<string, Embedding<float>>
            {
                public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
                {
                    await openai.CompleteChatAsync("q");
                    return await inner.GenerateAsync(values, options, cancellationToken);
                }
                public object? GetService(Type serviceType, object? serviceKey = null) => null;
                public void Dispose() { }
            }
            """,
        ["callers govern on an interface"] = """
            interface IPricer { [CallersGovern] Task<string> PriceAsync(string item); }
            sealed class Pricer(IChatClient chat) : IPricer { public async Task<string> PriceAsync(string item) => (await chat.GetResponseAsync(item)).Text; }
            sealed class Shop(IPricer pricer, Pricer direct)
            {
                public Task<string> Ask() => pricer.PriceAsync("pear");
                public Task<string> AskDirectly() => direct.PriceAsync("pear");
            }
            """,
        ["generic base, governed core overridden"] = """
            abstract partial class Router<T>(IChatClient chat)
            {
                protected IChatClient Chat => chat;
                [AuditLog] public partial Task<string> RouteAsync(T paper);
                protected virtual async Task<string> RouteCoreAsync(T paper) => (await chat.GetResponseAsync("" + paper)).Text;
            }
            sealed class Freight(IChatClient chat) : Router<string>(chat)
            {
                protected override async Task<string> RouteCoreAsync(string paper)
                    => (await Chat.GetResponseAsync(paper)).Text + await base.RouteCoreAsync(paper);
            }
            """,
        ["core used directly"] = """
            partial class Router(IChatClient chat)
            {
                [AuditLog] public partial Task<string> RouteAsync(string paper);
                private async Task<string> RouteCoreAsync(string paper) => (await chat.GetResponseAsync(paper)).Text;
                public Task<string> Around() => RouteCoreAsync("paper");
                public Func<string, Task<string>> Taken() => RouteCoreAsync;
                public Func<Task<string>> InLambda() => () => RouteCoreAsync("paper");
            }
            """,
        // The library with the builder is not among the test's references: its shape stands in for it.
        ["pipeline"] = """
            using System.Runtime.CompilerServices;
            namespace Microsoft.Extensions.AI
            {
                sealed class ChatClientBuilder(IChatClient inner)
                {
                    public ChatClientBuilder Use(Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> step, object? other) => other is null ? this : new(inner);
                    public IChatClient Build() => inner;
                }
            }
            static class Setup
            {
                public static IChatClient Build(IChatClient inner) => new ChatClientBuilder(inner)
                    .Use((messages, next) => next.GetResponseAsync(messages), null)
                    .Use(async (messages, next) =>
                    {
                        await Task.Yield();
                        return await next.GetResponseAsync(messages);
                    }, inner)
                    .Build();
                public static Func<Task<ChatResponse>> NotInOne(IChatClient inner) => () => inner.GetResponseAsync("q");
            }
            """,
        ["AutoGen pipeline"] = """
            namespace AutoGen.Core
            {
                sealed class MiddlewareAgent(IChatClient inner)
                {
                    public void Use(Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> step, string? name = null) => step([], inner).Wait();
                }
                static class MiddlewareExtension
                {
                    public static T RegisterMiddleware<T>(this T agent, Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> step, string? name = null) => step is null ? default! : agent;
                    public static T Later<T>(this T agent, Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> step) => step is null ? default! : agent;
                }
            }
            static class Setup
            {
                public static void Build(AutoGen.Core.MiddlewareAgent agent)
                {
                    agent.Use((messages, next) => next.GetResponseAsync(messages));
                    AutoGen.Core.MiddlewareExtension.RegisterMiddleware(agent, (messages, next) => next.GetResponseAsync(messages));
                }
                public static void NotAStep(AutoGen.Core.MiddlewareAgent agent) => AutoGen.Core.MiddlewareExtension.Later(agent, (messages, next) => next.GetResponseAsync(messages));
            }
            """,
        ["two constructors, one initializer"] = """
            class C
            {
                private readonly Task first = new ChatClient("m", "k").CompleteChatAsync("q");
                public C() { }
                public C(int n) => first.Wait(n);
            }
            """,
        ["records and structs"] = """
            record Question(IChatClient Chat) { public Task<ChatResponse> Ask() => Chat.GetResponseAsync("q"); }
            readonly record struct Quick(ChatClient Openai) { public string Ask() => Openai.CompleteChat("q").Value.Content[0].Text; }
            """,
        ["extension methods"] = """
            static class Extensions
            {
                public static Task<ChatResponse> Ask(this IChatClient chat) => chat.GetResponseAsync("q");
                extension(ChatClient openai) { public string Quick(string q) => openai.CompleteChat(q).Value.Content[0].Text; }
            }
            """,
        ["default interface member"] = """interface IAsk { IChatClient Chat { get; } Task<ChatResponse> Ask() => Chat.GetResponseAsync("q"); }""",
    };
}
