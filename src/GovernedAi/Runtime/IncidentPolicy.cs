using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>Who is told, in which order, when an answer turns out to have been wrong: what the use case declares.</summary>
/// <param name="chain">The groups, in the order they are told.</param>
/// <param name="stepTimeoutTicks">How long each has to acknowledge before the next is told, in ticks of a <see cref="TimeSpan"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IncidentPolicy(string[] chain, long stepTimeoutTicks)
{
    /// <summary>The groups, in the order they are told.</summary>
    public IReadOnlyList<string> Chain { get; } = chain;

    /// <summary>How long each group has to acknowledge before the next is told.</summary>
    public TimeSpan StepTimeout { get; } = TimeSpan.FromTicks(stepTimeoutTicks);
}
