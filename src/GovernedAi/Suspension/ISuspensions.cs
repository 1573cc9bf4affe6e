namespace GovernedAi.Suspension;

/// <summary>Says what is stopped. It is asked for every governed call, so it answers from memory.</summary>
public interface ISuspensions
{
    /// <summary>What is stopped now, as far as this process has heard; within seconds of the change.</summary>
    /// <exception cref="InvalidDataException">It cannot be told; governed calls then do not call their model.</exception>
    IReadOnlyList<Suspended> Current { get; }

    /// <summary>Stops something in every process that shares the store.</summary>
    ValueTask SuspendAsync(Suspended suspended, CancellationToken cancellation = default);

    /// <summary>Lets it go on.</summary>
    /// <returns>Whether it was stopped.</returns>
    ValueTask<bool> ResumeAsync(SuspensionKind kind, string name, CancellationToken cancellation = default);
}
