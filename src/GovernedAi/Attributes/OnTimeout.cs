namespace GovernedAi;

/// <summary>What follows when the whole chain has been asked and nobody has answered in time. Silence never releases anything.</summary>
public enum OnTimeout
{
    /// <summary>
    /// The fallbacks for <see cref="FallbackOn.Timeout"/> answer; without one the caller gets an <see cref="ApprovalTimeoutException"/>.
    /// </summary>
    Fallback,

    /// <summary>
    /// Silence counts as a no: the fallbacks for <see cref="FallbackOn.Rejection"/> answer, and the record says that it was silence.
    /// </summary>
    Reject,

    /// <summary>The request stays open until somebody answers, the caller gives up or the process ends.</summary>
    KeepWaiting,
}
