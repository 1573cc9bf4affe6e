namespace GovernedAi;

/// <summary>
/// The process ends while a person thinks. The request stays open with what the model proposed: the same call finds it again
/// after a restart, and the model is not asked a second time.
/// </summary>
/// <param name="request">The id of the approval request.</param>
/// <param name="message">What waits.</param>
public sealed class ApprovalPendingException(string request, string message) : Exception(message)
{
    /// <summary>The id of the approval request.</summary>
    public string Request { get; } = request;
}
