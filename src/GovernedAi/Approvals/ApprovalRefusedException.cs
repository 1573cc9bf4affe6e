namespace GovernedAi.Approvals;

/// <summary>A decision was not taken: this person may not answer, or somebody was first, or it is too late.</summary>
/// <param name="request">The id of the request.</param>
/// <param name="message">Why.</param>
public sealed class ApprovalRefusedException(string request, string message) : InvalidOperationException(message)
{
    /// <summary>The id of the request.</summary>
    public string Request { get; } = request;
}
