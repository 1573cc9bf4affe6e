namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>Agents whose history is reduced: members of a class, marked where a model may be asked for a summary.</summary>
internal static class HistoryReduction
{
    /// <summary>Semantic Kernel's agents, as far as reducing needs them.</summary>
    public static SampleLibrary Library { get; } = new("Microsoft.SemanticKernel.Agents.Core", Code);

    public static TheoryData<string> All =>
    [
        "async Task Truncates() { ChatCompletionAgent agent = new() { HistoryReducer = new ChatHistoryTruncationReducer(3) }; await agent.ReduceAsync(new()); await Task.Yield(); await agent.ReduceAsync(new()); }",
        """Task OtherPropertiesToo() { var agent = new ChatCompletionAgent { Name = "a", HistoryReducer = new ChatHistoryTruncationReducer(3), Description = "b" }; return agent.ReduceAsync(new()); }""",
        "Task InALocal() { var reducer = new ChatHistoryTruncationReducer(3); var agent = new ChatCompletionAgent { HistoryReducer = reducer }; return agent.ReduceAsync(new()); }",
        "Task AtOnce() => new ChatCompletionAgent { HistoryReducer = new ChatHistoryTruncationReducer(3) }.ReduceAsync(new());",
        "Func<Task> Captured() { var agent = new ChatCompletionAgent { HistoryReducer = new ChatHistoryTruncationReducer(3) }; return () => agent.ReduceAsync(new()); }",
        "Task Summarizes() { var agent = new ChatCompletionAgent { HistoryReducer = new ChatHistorySummarizationReducer(3) }; return [|agent.ReduceAsync(new())|]; }",
        "Task Unknown(ChatHistoryAgent agent) => [|agent.ReduceAsync(new())|];",
        "Task UnknownReducer(IChatHistoryReducer reducer) { var agent = new ChatCompletionAgent { HistoryReducer = reducer }; return [|agent.ReduceAsync(new())|]; }",
        "Task Either(bool b) { var agent = new ChatCompletionAgent { HistoryReducer = b ? new ChatHistoryTruncationReducer(3) : new ChatHistorySummarizationReducer(3) }; return [|agent.ReduceAsync(new())|]; }",
        "Task NoReducer() { var agent = new ChatCompletionAgent(); return [|agent.ReduceAsync(new())|]; }",
        "Task Changed(ChatCompletionAgent other) { var agent = new ChatCompletionAgent { HistoryReducer = new ChatHistoryTruncationReducer(3) }; agent = other; return [|agent.ReduceAsync(new())|]; }",
        "Task Second(bool b) { var agent = new ChatCompletionAgent { HistoryReducer = new ChatHistoryTruncationReducer(3) }; if (b) agent = new() { HistoryReducer = new ChatHistorySummarizationReducer(3) }; return [|agent.ReduceAsync(new())|]; }",
        "Task ChangedReducer(IChatHistoryReducer other) { IChatHistoryReducer reducer = new ChatHistoryTruncationReducer(3); Func<IChatHistoryReducer> change = () => reducer = other; change(); var agent = new ChatCompletionAgent { HistoryReducer = reducer }; return [|agent.ReduceAsync(new())|]; }",
        "Task ByReference() { var agent = new ChatCompletionAgent { HistoryReducer = new ChatHistoryTruncationReducer(3) }; Change(ref agent); return [|agent.ReduceAsync(new())|]; } static void Change(ref ChatCompletionAgent agent) { }",
        "class Own(int n) : ChatHistoryTruncationReducer(n); Task Derived() { var agent = new ChatCompletionAgent { HistoryReducer = new Own(3) }; return [|agent.ReduceAsync(new())|]; }",
        "ChatCompletionAgent field = new() { HistoryReducer = new ChatHistoryTruncationReducer(3) }; Task Field() => [|field.ReduceAsync(new())|];",
    ];

    /// <summary>A file with the members of one class.</summary>
    public static string File(string members) => $$"""
        #nullable enable
        using System;
        using System.Threading.Tasks;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.ChatCompletion;

        class C
        {
            {{members}}
        }
        """;

    private const string Code = """
        #nullable enable
        using System.Threading;
        using System.Threading.Tasks;

        namespace Microsoft.SemanticKernel.ChatCompletion
        {
            public class ChatHistory { }
            public interface IChatHistoryReducer { }
            public class ChatHistoryTruncationReducer(int targetCount) : IChatHistoryReducer { public int TargetCount => targetCount; }
            public class ChatHistorySummarizationReducer(int targetCount) : IChatHistoryReducer { public int TargetCount => targetCount; }
        }

        namespace Microsoft.SemanticKernel.Agents
        {
            using Microsoft.SemanticKernel.ChatCompletion;

            public abstract class ChatHistoryAgent
            {
                public string? Name { get; init; }
                public string? Description { get; init; }
                public IChatHistoryReducer? HistoryReducer { get; init; }
                public Task<bool> ReduceAsync(ChatHistory history, CancellationToken cancellationToken = default) => null!;
            }
            public sealed class ChatCompletionAgent : ChatHistoryAgent { }
        }
        """;
}
