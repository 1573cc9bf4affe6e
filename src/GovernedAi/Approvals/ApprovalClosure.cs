namespace GovernedAi.Approvals;

/// <summary>Why a request is no longer open.</summary>
public enum ApprovalClosure
{
    /// <summary>Its decision was used. It cannot be used again.</summary>
    Used,

    /// <summary>Nobody answered in time.</summary>
    TimedOut,

    /// <summary>The rule sets have changed; another request with the same proposal took its place.</summary>
    Superseded,

    /// <summary>The caller gave up.</summary>
    Withdrawn,
}
