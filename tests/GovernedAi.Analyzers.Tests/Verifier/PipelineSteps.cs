namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>Functions given to a client pipeline: members of a class, marked where nobody answers for their model calls.</summary>
internal static class PipelineSteps
{
    public static TheoryData<string> All =>
    [
        "IChatClient Lambda(ChatClientBuilder b) => b.Use((m, next) => next.GetResponseAsync(m)).Build();",
        "IChatClient Local(ChatClientBuilder b) { return b.Use(Step).Build(); Task<ChatResponse> Step(IEnumerable<ChatMessage> m, IChatClient next) => next.GetResponseAsync(m); }",
        "IChatClient Capturing(ChatClientBuilder b, ChatOptions o) { return b.Use(Step).Use(Step).Build(); async Task<ChatResponse> Step(IEnumerable<ChatMessage> m, IChatClient next) { await Task.Yield(); return await next.GetResponseAsync(m, o); } }",
        "IChatClient Inner(ChatClientBuilder b) { return b.Use(Step).Build(); Task<ChatResponse> Step(IEnumerable<ChatMessage> m, IChatClient next) { Func<Task<ChatResponse>> later = () => next.GetResponseAsync(m); return later(); } }",
        "IChatClient Method(ChatClientBuilder b) => b.Use(Step).Build(); [CallersGovern] static Task<ChatResponse> Step(IEnumerable<ChatMessage> m, IChatClient next) => next.GetResponseAsync(m);",
        // A method of this class or of another, whose client is the pipeline's.
        "IChatClient Private(ChatClientBuilder b) => b.Use(Step).Build(); static Task<ChatResponse> Step(IEnumerable<ChatMessage> m, IChatClient next) => next.GetResponseAsync(m);",
        "object Instance(ChatClientBuilder b) => b.Use(Step).Use(this.Step); private async Task<ChatResponse> Step(IEnumerable<ChatMessage> m, IChatClient next) { await Task.Yield(); return await next.GetResponseAsync(m); }",
        "object Other(ChatClientBuilder b) => b.Use(Steps.Log).Use(Steps.Stamp, Steps.Tell); } static class Steps { public static async Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) { Console.Write(nameof(Log)); var answer = await next.GetResponseAsync(m); return answer; } public static Task<ChatResponse> Stamp(IEnumerable<ChatMessage> m, IChatClient next) => next.GetResponseAsync(\"?\"); public static async IAsyncEnumerable<ChatResponseUpdate> Tell(IEnumerable<ChatMessage> m, IChatClient next) { await foreach (var update in next.GetStreamingResponseAsync(m)) yield return update; }",
        "object Later(ChatClientBuilder b) => b.Use(Steps.Log); } static class Steps { public static Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) { var client = next; Func<Task<ChatResponse>> later = async () => { await Task.Yield(); return await client.GetResponseAsync(m); }; return later(); }",
        "object Maybe(ChatClientBuilder b) => b.Use(Steps.Log); } static class Steps { public static Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) => (next?.GetResponseAsync(m))!;",
        // Not its client.
        "object Own(ChatClientBuilder b) => b.Use(Steps.Log); } static class Steps { static readonly IChatClient chat = null!; public static async Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) { await [|chat.GetResponseAsync(m)|]; return await next.GetResponseAsync(m); }",
        "object Changed(ChatClientBuilder b) => b.Use(Steps.Log); } static class Steps { static readonly IChatClient chat = null!; public static async Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) { if (m.Any()) next = chat; return await [|next.GetResponseAsync(m)|]; }",
        "object Chosen(ChatClientBuilder b) => b.Use(Steps.Log); } static class Steps { static readonly IChatClient chat = null!; public static async Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) { var client = m.Any() ? next : chat; return await [|client.GetResponseAsync(m)|]; }",
        "object Replaced(ChatClientBuilder b) => b.Use(Steps.Log); } static class Steps { static readonly IChatClient chat = null!; static void Replace(ref IChatClient client) => client = chat; public static Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) { Replace(ref next); return [|next.GetResponseAsync(m)|]; }",
        "object Shadowed(ChatClientBuilder b) => b.Use(Steps.Log); } static class Steps { static readonly IChatClient chat = null!; public static Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) { return Ask(chat); Task<ChatResponse> Ask(IChatClient next) { Func<Task<ChatResponse>> later = () => [|next.GetResponseAsync(m)|]; return later(); } }",
        // Others run the method too, or may.
        "object Direct(ChatClientBuilder b, IChatClient chat) { b.Use(Steps.Log); return Steps.Log([], chat); } } static class Steps { public static Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) => [|next.GetResponseAsync(m)|];",
        "Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> kept = Steps.Log; object Stored(ChatClientBuilder b) => b.Use(Steps.Log).Use(kept); } static class Steps { public static Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) => [|next.GetResponseAsync(m)|];",
        "object Again(ChatClientBuilder b) => b.Use(Steps.Log); } static class Steps { public static Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) => m.Any() ? Log([], next) : [|next.GetResponseAsync(m)|];",
        "object Unused(ChatClientBuilder b) => b; } static class Steps { public static Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) => [|next.GetResponseAsync(m)|];",
        "object Contract(ChatClientBuilder b) => b.Use(new Steps().Log); } interface IStep { Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next); } sealed class Steps : IStep { public Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) => [|next.GetResponseAsync(m)|];",
        "object Open(ChatClientBuilder b) => b.Use(new Steps().Log); } class Steps { public virtual Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) => [|next.GetResponseAsync(m)|];",
        "public object Seen(ChatClientBuilder b) => b.Use(Steps.Log); } public static class Steps { public static Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) => [|next.GetResponseAsync(m)|];",
        // Others run it too.
        "Task Both(ChatClientBuilder b, IChatClient chat) { b.Use(Step); return Step([], chat); Task<ChatResponse> Step(IEnumerable<ChatMessage> m, IChatClient next) => [|next.GetResponseAsync(m)|]; }",
        "object Kept(ChatClientBuilder b) { b.Use(Step); Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> kept = Step; return kept; Task<ChatResponse> Step(IEnumerable<ChatMessage> m, IChatClient next) => [|next.GetResponseAsync(m)|]; }",
        // It is given to somebody else, who may run it at once.
        "IChatClient Wrapped(ChatClientBuilder b) => b.Use(Once((m, next) => [|next.GetResponseAsync(m)|])).Build(); static Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> Once(Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> step) => step;",
        "IChatClient Boxed(ChatClientBuilder b) => b.Use(new Box((m, next) => [|next.GetResponseAsync(m)|])).Build();",
        "IChatClient Called(ChatClientBuilder b, IChatClient chat) { return b.Use(Step()).Build(); Box Step() { [|chat.GetResponseAsync([])|].Wait(); return new((m, next) => [|next.GetResponseAsync(m)|]); } }",
        // It runs before the pipeline is there.
        "async Task<IChatClient> AtOnce(ChatClientBuilder b, IChatClient chat) => b.Use((await [|chat.GetResponseAsync([])|]).Text).Build();",
    ];

    /// <summary>A public method, which in a program nobody else runs.</summary>
    public const string Public = "public object Seen(ChatClientBuilder b) => b.Use(Steps.Log); } public static class Steps { public static Task<ChatResponse> Log(IEnumerable<ChatMessage> m, IChatClient next) => next.GetResponseAsync(m);";

    /// <summary>A file with the members; the library with the builder is not among the test's references, so its shape stands in for it.</summary>
    public static string File(string members, string program = "") => $$"""
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;
        {{program}}

        namespace Microsoft.Extensions.AI
        {
            sealed class ChatClientBuilder(IChatClient inner)
            {
                public ChatClientBuilder Use(Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> step) => step is null ? this : new(inner);
                public ChatClientBuilder Use(Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> step, Func<IEnumerable<ChatMessage>, IChatClient, IAsyncEnumerable<ChatResponseUpdate>>? streaming) => step is null || streaming is null ? this : new(inner);
                public ChatClientBuilder Use(Box step) => step is null ? this : new(inner);
                public ChatClientBuilder Use(string name) => name is null ? this : new(inner);
                public IChatClient Build() => inner;
            }
            sealed class Box(Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> step) { public object Step => step; }
        }
        class Setup { {{members}} }
        """;
}
