namespace GovernedAi.Analyzers.Recognition;

/// <summary>What makes Semantic Kernel's agents reduce a chat history.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same names.</remarks>
internal static class HistoryReducers
{
    /// <summary>The agent.</summary>
    public const string Agent = "Microsoft.SemanticKernel.Agents.ChatCompletionAgent";

    /// <summary>The property of an agent that holds its reducer.</summary>
    public const string Property = "HistoryReducer";

    /// <summary>The reducer that asks no model.</summary>
    public const string Truncating = "Microsoft.SemanticKernel.ChatCompletion.ChatHistoryTruncationReducer";
}
