namespace GovernedAi.Approvals;

/// <summary>How a request ended.</summary>
public enum Verdict
{
    /// <summary>The proposal may be released as it stands (or the model may be asked).</summary>
    Release,

    /// <summary>It may not.</summary>
    Reject,

    /// <summary>The person answers in the model's place.</summary>
    Answer,
}
