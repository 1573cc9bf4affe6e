namespace GovernedAi.Tool.Tests.Samples;

/// <summary>The shapes a model call takes in code; each is read by the analyzer as source and by the tool as IL.</summary>
internal static class Shapes
{
    /// <summary>Bodies of a class that has <c>chat</c>, an IChatClient, and <c>openai</c>, OpenAI's ChatClient.</summary>
    public static IReadOnlyDictionary<string, string> Members { get; } = new Dictionary<string, string>
    {
        ["interface call"] = """Task<ChatResponse> Ask(List<ChatMessage> m) => chat.GetResponseAsync(m);""",
        ["extension call"] = """async Task<string> Ask() => (await chat.GetResponseAsync("price?")).Text;""",
        ["extension as a static call"] = """async Task<string> Ask() => (await ChatClientExtensions.GetResponseAsync(chat, "price?")).Text;""",
        ["sdk, sync"] = """string Ask() => openai.CompleteChat("price?").Value.Content[0].Text;""",
        ["sdk, async"] = """
            async Task<string> Ask()
            {
                var answer = await openai.CompleteChatAsync("price?");
                return answer.Value.Content[0].Text;
            }
            """,
        ["two on one line"] = """async Task Ask() => await Task.WhenAll(chat.GetResponseAsync("a"), chat.GetResponseAsync("b"));""",
        ["streaming"] = """
            async Task Ask()
            {
                await foreach (var update in chat.GetStreamingResponseAsync("price?"))
                    Console.Write(update.Text);
            }
            """,
        ["async iterator"] = """
            async IAsyncEnumerable<string> Ask([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken c = default)
            {
                await foreach (var update in chat.GetStreamingResponseAsync("price?", cancellationToken: c))
                    yield return update.Text;
            }
            """,
        ["iterator"] = """
            IEnumerable<string> Ask()
            {
                foreach (var q in new[] { "a", "b" })
                    yield return openai.CompleteChat(q).Value.Content[0].Text;
            }
            """,
        ["lambda"] = """Func<string, Task<ChatResponse>> Ask() => q => chat.GetResponseAsync(q);""",
        ["closure in a lambda in an async lambda"] = """
            async Task Ask(string[] questions)
            {
                var suffix = questions.Length.ToString();
                await Parallel.ForEachAsync(questions, async (q, c) =>
                {
                    Func<Task<ChatResponse>> inner = () => chat.GetResponseAsync(q + suffix, cancellationToken: c);
                    await inner();
                });
            }
            """,
        ["static lambda"] = """static Func<IChatClient, Task<ChatResponse>> Ask() => static c => c.GetResponseAsync("q");""",
        ["local function"] = """
            Task<ChatResponse> Ask(string q)
            {
                return Local(3);
                Task<ChatResponse> Local(int n) => n == 0 ? chat.GetResponseAsync(q) : Local(n - 1);
            }
            """,
        ["async local function in a lambda"] = """
            Action Ask() => () =>
            {
                _ = Local();
                async Task Local() { await Task.Yield(); await chat.GetResponseAsync("q"); }
            };
            """,
        ["linq"] = """IEnumerable<Task<ChatResponse>> Ask(string[] qs) => from q in qs where q.Length > 0 select chat.GetResponseAsync(q);""",
        ["generic method"] = """async Task<List<T>> Ask<T>(T q) { await chat.GetResponseAsync("" + q); return [q]; }""",
        ["generic lambda"] = """Func<Task<ChatResponse>> Ask<T>(T q) => () => chat.GetResponseAsync("" + q);""",
        ["constrained generic receiver"] = """Task<ChatResponse> Ask<T>(T client, List<ChatMessage> m) where T : IChatClient => client.GetResponseAsync(m);""",
        ["property"] = """ChatCompletion Answer => openai.CompleteChat("q").Value;""",
        ["property setter"] = """string Question { set => openai.CompleteChat(value); }""",
        ["indexer"] = """string this[string q] => openai.CompleteChat(q).Value.Content[0].Text;""",
        ["operator"] = """public static string operator +(C c, string q) => c.field.CompleteChat(q).Value.Content[0].Text;""",
        ["conversion"] = """public static implicit operator string(C c) => c.field.CompleteChat("q").Value.Content[0].Text;""",
        ["event accessor"] = """event Action E { add { openai.CompleteChat("q"); value(); } remove { } }""",
        ["finalizer"] = """~C() { openai.CompleteChat("q"); }""",
        ["nested type"] = """sealed class Inner(IChatClient c) { public Task<ChatResponse> Ask() => c.GetResponseAsync("q"); }""",
        ["generic nested type"] = """sealed class Inner<T>(IChatClient c) { public async Task<string> Ask(T q) => await Task.Run(async () => (await c.GetResponseAsync("" + q)).Text); }""",
        ["conditional access"] = """Task<ChatResponse>? Ask(IChatClient? c) => c?.GetResponseAsync("q");""",
        ["try, catch, finally, using, lock"] = """
            async Task Ask()
            {
                using var inner = chat;
                try { await chat.GetResponseAsync("a"); }
                catch (Exception e) when (openai.CompleteChat(e.Message) is not null) { await chat.GetResponseAsync("b"); }
                finally { await chat.GetResponseAsync("c"); }
                lock (this) { openai.CompleteChat("d"); }
            }
            """,
        ["switch expression"] = """async Task<string> Ask(int n) => n switch { 0 => (await chat.GetResponseAsync("a")).Text, 1 => openai.CompleteChat("b").Value.Content[0].Text, _ => "" };""",
        ["explicit interface implementation"] = """void IDisposable.Dispose() => openai.CompleteChat("q");""",
        ["derived client"] = """Task<ChatResponse> Ask(DelegatingChatClient c, List<ChatMessage> m) => c.GetResponseAsync(m);""",
        ["not a model call"] = """Task<string> Ask() => new System.Net.Http.HttpClient().GetStringAsync("https://example.org"); ChatOptions Options() => new() { ModelId = "m" };""",
        ["callers govern"] = """
            [CallersGovern] Task<ChatResponse> Ask(string q) => chat.GetResponseAsync(q);
            Task<ChatResponse> Use() => Ask("q");
            [CallersGovern] Task<ChatResponse> HandOn() => Ask("q");
            """,
        ["callers govern, property"] = """
            [CallersGovern] string Answer => openai.CompleteChat("q").Value.Content[0].Text;
            string Use() => Answer;
            """,
        ["waiting in a field initializer"] = """readonly Lazy<ChatCompletion> answer = new(() => new ChatClient("m", "k").CompleteChat("q").Value);""",
        ["governed"] = """
            [AuditLog] public partial Task<string> AskAsync(string q);
            private async Task<string> AskCoreAsync(string q) => (await chat.GetResponseAsync(q)).Text;
            """,
        ["governed, lambda in the core"] = """
            [AuditLog] public partial Task<string> AskAsync(string q);
            private async Task<string> AskCoreAsync(string q) => await Task.Run(async () => (await chat.GetResponseAsync(q)).Text);
            """,
        ["governed stream"] = """
            [AuditLog] public partial IAsyncEnumerable<ChatResponseUpdate> AskAsync(string q);
            private IAsyncEnumerable<ChatResponseUpdate> AskCoreAsync(string q) => chat.GetStreamingResponseAsync(q);
            """,
        ["governed stream, iterator with a token"] = """
            [AuditLog, Fallback(nameof(Guess))] public partial IAsyncEnumerable<string> AskAsync(string q, CancellationToken c);
            private async IAsyncEnumerable<string> AskCoreAsync(string q, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken c)
            {
                await foreach (var update in chat.GetStreamingResponseAsync(q, cancellationToken: c))
                    yield return update.Text;
            }
            private IEnumerable<string> Guess(string q) { yield return openai.CompleteChat(q).Value.Content[0].Text; }
            """,
        ["governed iterator"] = """
            [AuditLog] public partial IEnumerable<string> Ask(string[] qs);
            private IEnumerable<string> AskCore(string[] qs) { foreach (var q in qs) yield return openai.CompleteChat(q).Value.Content[0].Text; }
            """,
        ["governed enumerator, generic"] = """
            [AuditLog] public partial IAsyncEnumerator<T> AskAsync<T>(T q);
            private async IAsyncEnumerator<T> AskCoreAsync<T>(T q) { await chat.GetResponseAsync("" + q); yield return q; }
            """,
        ["core of a stream used directly"] = """
            [AuditLog] public partial IAsyncEnumerable<ChatResponseUpdate> AskAsync(string q);
            private IAsyncEnumerable<ChatResponseUpdate> AskCoreAsync(string q) => chat.GetStreamingResponseAsync(q);
            async IAsyncEnumerable<string> Around(string q)
            {
                await foreach (var update in AskCoreAsync(q))
                    yield return update.Text;
            }
            """,
        ["callers govern a stream"] = """
            [CallersGovern] IAsyncEnumerable<ChatResponseUpdate> Tell(string q) => chat.GetStreamingResponseAsync(q);
            IAsyncEnumerable<ChatResponseUpdate> Use() => Tell("q");
            [AuditLog] public partial IAsyncEnumerable<ChatResponseUpdate> AskAsync();
            private IAsyncEnumerable<ChatResponseUpdate> AskCoreAsync() => Tell("q");
            """,
        ["governed reference"] = """
            string _answer = "";
            [AuditLog] public partial ref string Ask(string q);
            private ref string AskCore(string q) { _answer = openai.CompleteChat(q).Value.Content[0].Text; return ref _answer; }
            """,
        ["governed beside ungoverned"] = """
            [AuditLog] public partial Task<string> AskAsync(string q);
            private async Task<string> AskCoreAsync(string q) => (await chat.GetResponseAsync(q)).Text;
            async Task<string> Other(string q) => (await chat.GetResponseAsync(q)).Text;
            async Task<string> AskCoreAsync(int q) => (await chat.GetResponseAsync("q" + q)).Text;
            """,
        ["governed stream"] = """
            [AuditLog] public partial IAsyncEnumerable<string> AskAsync(string q, CancellationToken c = default);
            private async IAsyncEnumerable<string> AskCoreAsync(string q, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken c)
            {
                await foreach (var update in chat.GetStreamingResponseAsync(q, cancellationToken: c))
                    yield return update.Text;
            }
            """,
        ["governed stream, held back, with a fallback"] = """
            [AuditLog, Escalation("desk", Stream = StreamRelease.Hold), Fallback(nameof(Guess))] public partial IAsyncEnumerable<string> AskAsync(string q, CancellationToken c = default);
            private async IAsyncEnumerable<string> AskCoreAsync(string q, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken c)
            {
                await foreach (var update in chat.GetStreamingResponseAsync(q, cancellationToken: c))
                    yield return update.Text + (await chat.GetResponseAsync(q)).Text;
            }
            private async IAsyncEnumerable<string> Guess(string q) { await Task.Yield(); yield return openai.CompleteChat(q).Value.Content[0].Text; }
            """,
        ["governed stream that only hands on another"] = """
            [AuditLog] public partial IAsyncEnumerable<ChatResponseUpdate> AskAsync(string q);
            private IAsyncEnumerable<ChatResponseUpdate> AskCoreAsync(string q) => chat.GetStreamingResponseAsync(q);
            IAsyncEnumerable<ChatResponseUpdate> Around(string q) => AskCoreAsync(q);
            """,
        ["governed, another core"] = """
            [AuditLog(Core = nameof(Body))] public partial string Ask(string q);
            private string Body(string q) => openai.CompleteChat(q).Value.Content[0].Text;
            """,
        ["governed, escalated, with a fallback"] = """
            [AuditLog, Escalation("desk", If = nameof(Doubt)), Fallback(nameof(Guess))] public partial Task<string> AskAsync(string q);
            private async Task<string> AskCoreAsync(string q) => (await chat.GetResponseAsync(q)).Text;
            private static bool Doubt(string q, string result) => result.Length > q.Length;
            private string Guess(string q) => openai.CompleteChat(q).Value.Content[0].Text;
            """,
    };

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

    /// <summary>Everything as whole files, by name.</summary>
    public static IEnumerable<(string Name, string Code)> All =>
        Members.Select(m => (m.Key, $"partial class C(IChatClient chat, ChatClient openai) : IDisposable\n{{\n    readonly ChatClient field = openai;\n{(m.Key.StartsWith("explicit", StringComparison.Ordinal) ? "" : "    public void Dispose() { }\n")}{m.Value}\n}}\n"))
            .Concat(Files.Select(f => (f.Key, f.Value)))
            .Concat(UnlistedShapes.All);
}
