namespace GovernedAi;

/// <summary>Nobody in the whole chain answered in time, and no fallback answered.</summary>
/// <param name="request">The id of the approval request.</param>
/// <param name="message">Who was asked, in order.</param>
public sealed class ApprovalTimeoutException(string request, string message) : Exception(message)
{
    /// <summary>The id of the approval request.</summary>
    public string Request { get; } = request;
}
