namespace GovernedAi;

/// <summary>A captured model call was reached outside the governed method that answers for it; so the model was not called.</summary>
/// <param name="call">The model call, such as <c>OpenAI.Chat.ChatClient.CompleteChatAsync</c>.</param>
/// <param name="message">Which scope it demands, and where it stands.</param>
public sealed class UngovernedModelCallException(string call, string message) : InvalidOperationException(message)
{
    /// <summary>The model call that was refused.</summary>
    public string Call { get; } = call;
}
