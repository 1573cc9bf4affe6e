namespace GovernedAi;

/// <summary>What happens when a captured model call is reached outside the governed method that answers for it.</summary>
public enum OutsideScope
{
    /// <summary>The model is not called: <see cref="UngovernedModelCallException"/>.</summary>
    Throw,

    /// <summary>The model is called, and the ledger says that nobody answered for it. For the time of adoption.</summary>
    Record,
}
