namespace GovernedAi;

/// <summary>
/// A release could not be used: what would be returned is not what the person saw, the answer cannot be read as a result, or the
/// release had been used before.
/// </summary>
/// <param name="request">The id of the approval request.</param>
/// <param name="message">What does not match.</param>
/// <param name="innerException">The cause, where there is one.</param>
public sealed class ApprovalBindingException(string request, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The id of the approval request.</summary>
    public string Request { get; } = request;
}
