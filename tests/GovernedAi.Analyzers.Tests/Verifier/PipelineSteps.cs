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

    /// <summary>A file with the members; the library with the builder is not among the test's references, so its shape stands in for it.</summary>
    public static string File(string members) => $$"""
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;

        namespace Microsoft.Extensions.AI
        {
            sealed class ChatClientBuilder(IChatClient inner)
            {
                public ChatClientBuilder Use(Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> step) => step is null ? this : new(inner);
                public ChatClientBuilder Use(Box step) => step is null ? this : new(inner);
                public ChatClientBuilder Use(string name) => name is null ? this : new(inner);
                public IChatClient Build() => inner;
            }
            sealed class Box(Func<IEnumerable<ChatMessage>, IChatClient, Task<ChatResponse>> step) { public object Step => step; }
        }
        class Setup { {{members}} }
        """;
}
