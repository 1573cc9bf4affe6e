namespace GovernedAi;

/// <summary>A person rejected what the model proposed (or the question whether to ask it), and no fallback answered.</summary>
/// <param name="request">The id of the approval request.</param>
/// <param name="decidedBy">Who rejected it.</param>
/// <param name="reason">Why.</param>
public sealed class ApprovalRejectedException(string request, string decidedBy, string reason)
    : Exception($"{decidedBy} rejected the approval request {request}: {reason}")
{
    /// <summary>The id of the approval request.</summary>
    public string Request { get; } = request;

    /// <summary>Who rejected it.</summary>
    public string DecidedBy { get; } = decidedBy;

    /// <summary>Why.</summary>
    public string Reason { get; } = reason;
}
