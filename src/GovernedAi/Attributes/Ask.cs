namespace GovernedAi;

/// <summary>When an escalated call asks a person.</summary>
public enum Ask
{
    /// <summary>After the model has answered and before the caller gets the result; the approver sees the proposed result.</summary>
    BeforeRelease,

    /// <summary>Before the model is called; the approver sees the arguments.</summary>
    BeforeModel,
}
