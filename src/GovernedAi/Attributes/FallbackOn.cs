namespace GovernedAi;

/// <summary>Why the model's answer is not what the caller gets; a fallback says which of these it answers to.</summary>
/// <remarks>It is the first reason that counts: a fallback that fails hands on to the next with the reason it was given.</remarks>
[Flags]
public enum FallbackOn
{
    /// <summary>Nothing. A fallback that answers to nothing is an error of the build (GAI3001).</summary>
    None = 0,

    /// <summary>The body threw: the model could not be reached, or answered with what cannot be read.</summary>
    Failure = 1,

    /// <summary>Nobody who was asked answered in time.</summary>
    Timeout = 2,

    /// <summary>A person rejected the answer, or the question whether to ask the model.</summary>
    Rejection = 4,

    /// <summary>The model's own confidence is below a fallback's <see cref="FallbackAttribute.MinReportedConfidence"/>.</summary>
    LowConfidence = 8,

    /// <summary>The use case, the method or the model is suspended.</summary>
    Suspended = 16,

    /// <summary>The ledger cannot be written, with <see cref="OnAuditFailure.UseFallback"/>.</summary>
    Unrecorded = 32,

    /// <summary>All of them.</summary>
    Any = Failure | Timeout | Rejection | LowConfidence | Suspended | Unrecorded,
}
