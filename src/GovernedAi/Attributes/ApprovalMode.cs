namespace GovernedAi;

/// <summary>What the caller of an escalated method does while people think.</summary>
public enum ApprovalMode
{
    /// <summary>The call waits, without a thread.</summary>
    Await,

    /// <summary>
    /// The call ends with an <see cref="ApprovalPendingException"/> that names the request; a later call with the same request key
    /// gets what was decided. For web hosts, whose requests do not live as long as a person thinks.
    /// </summary>
    Defer,
}
