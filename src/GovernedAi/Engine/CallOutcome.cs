namespace GovernedAi.Engine;

/// <summary>How a governed call ended, as its outcome record says.</summary>
internal enum CallOutcome : byte
{
    /// <summary>The body's result was returned.</summary>
    Released,

    /// <summary>A person answered in the model's place.</summary>
    Corrected,

    /// <summary>A fallback answered.</summary>
    Fallback,

    /// <summary>Nothing answered: the body failed.</summary>
    Failed,

    /// <summary>Nothing answered: a person said no.</summary>
    Rejected,

    /// <summary>Nothing answered: nobody decided in time.</summary>
    TimedOut,

    /// <summary>Nothing answered: the model is stopped.</summary>
    Suspended,

    /// <summary>Nothing answered: the model was not sure enough.</summary>
    LowConfidence,

    /// <summary>The process ends while a person thinks; the request stays open.</summary>
    Pending,

    /// <summary>The caller gave up.</summary>
    Cancelled,

    /// <summary>The caller took some of a stream and left.</summary>
    Abandoned,
}
