namespace GovernedAi.Tool.Tests.Samples;

/// <summary>The forms of code that a model call can stand in.</summary>
internal static class CallShapes
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
        ["implementation of an interface alone, async"] = """interface IAsk { Task AskAsync(); } class Asker(IChatClient c) : IAsk { async Task IAsk.AskAsync() { await Task.Yield(); await c.GetResponseAsync("q"); } }""",
        ["middleware, explicit"] = """
            class Middle(IChatClient inner) : IChatClient
            {
                async Task<ChatResponse> IChatClient.GetResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c)
                {
                    await Task.Yield();
                    return await inner.GetResponseAsync(m, o, c);
                }
                async IAsyncEnumerable<ChatResponseUpdate> IChatClient.GetStreamingResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken c)
                {
                    await foreach (var update in inner.GetStreamingResponseAsync(m, o, c))
                        yield return update;
                }
                object? IChatClient.GetService(Type type, object? key) => null;
                void IDisposable.Dispose() { }
            }
            """,
        ["derived client"] = """Task<ChatResponse> Ask(DelegatingChatClient c, List<ChatMessage> m) => c.GetResponseAsync(m);""",
        ["not a model call"] = """Task<string> Ask() => new System.Net.Http.HttpClient().GetStringAsync("https://example.org"); ChatOptions Options() => new() { ModelId = "m" };""",
    };
}
