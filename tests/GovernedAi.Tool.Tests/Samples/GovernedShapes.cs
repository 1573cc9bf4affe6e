namespace GovernedAi.Tool.Tests.Samples;

/// <summary>The ways in which a member says who answers for its model calls.</summary>
internal static class GovernedShapes
{
    /// <summary>Bodies of a class that has <c>chat</c>, an IChatClient, and <c>openai</c>, OpenAI's ChatClient.</summary>
    public static IReadOnlyDictionary<string, string> Members { get; } = new Dictionary<string, string>
    {
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
        ["governed stream, iterator"] = """
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
}
