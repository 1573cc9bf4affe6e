using GovernedAi.Suspension;

namespace GovernedAi;

/// <summary>The use case, method or model is stopped, and no fallback answered.</summary>
/// <param name="suspended">What is stopped, and why.</param>
public sealed class GovernanceSuspendedException(Suspended suspended)
    : Exception($"{suspended.Name} has been suspended by {suspended.By}: {suspended.Reason}")
{
    /// <summary>What is stopped, and why.</summary>
    public Suspended Suspended { get; } = suspended;
}
