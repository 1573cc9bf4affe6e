using GovernedAi.Runtime;

namespace GovernedAi;

/// <summary>
/// What a governed method runs under: the ledger it writes to, the people it asks and the clock it waits by. Have it injected as
/// a field, a property or a primary-constructor parameter of the type with the governed methods; without one they use
/// <see cref="GovernanceHost.Default"/>.
/// </summary>
public interface IGovernance
{
    /// <summary>Begins one governed call. Generated code calls this; nobody else needs to.</summary>
    /// <typeparam name="TResult">What the governed method returns, without its task.</typeparam>
    /// <param name="method">The static facts of the governed method.</param>
    /// <param name="cancellation">The caller's token.</param>
    /// <exception cref="GovernanceNotConfiguredException">Nothing is configured.</exception>
    GovernedCall<TResult> Begin<TResult>(GovernedMethod method, CancellationToken cancellation = default);

    /// <summary>Begins one enumeration of a governed stream. Generated code calls this; nobody else needs to.</summary>
    /// <typeparam name="T">The items of the stream.</typeparam>
    /// <param name="method">The static facts of the governed method.</param>
    /// <param name="cancellation">The token of the enumeration.</param>
    /// <exception cref="GovernanceNotConfiguredException">Nothing is configured.</exception>
    GovernedStream<T> BeginStream<T>(GovernedMethod method, CancellationToken cancellation = default);
}
