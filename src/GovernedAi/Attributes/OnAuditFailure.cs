namespace GovernedAi;

/// <summary>What a governed call does when its ledger cannot be written.</summary>
public enum OnAuditFailure
{
    /// <summary>The model is not called and the caller gets a <see cref="LedgerUnavailableException"/>.</summary>
    Block,

    /// <summary>The model is not called; the method's fallbacks answer, and the result is marked as unrecorded.</summary>
    UseFallback,

    /// <summary>The model is called all the same. The gap is logged and counted, and noted in the ledger once it can be written.</summary>
    ProceedUnrecorded,
}
