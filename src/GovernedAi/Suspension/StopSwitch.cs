using GovernedAi.Ledger;
using GovernedAi.Ledger.Entries;

namespace GovernedAi.Suspension;

/// <summary>Stops a use case, a method or a model in every process on the store, and lets it go on; both are recorded.</summary>
/// <param name="suspensions">Where it is kept.</param>
/// <param name="ledger">Where it is recorded.</param>
/// <param name="clock">The clock it is dated by.</param>
public sealed class StopSwitch(ISuspensions suspensions, ILedger ledger, TimeProvider clock)
{
    /// <summary>What is stopped now.</summary>
    public IReadOnlyList<Suspended> Current => suspensions.Current;

    /// <summary>Stops something. It is stopped first and recorded then: stopping must not wait for a ledger that cannot be written.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="reason">Why; not empty.</param>
    /// <param name="by">Who stops it.</param>
    /// <param name="cancellation">Cancels the writing.</param>
    public ValueTask SuspendAsync(SuspensionKind kind, string name, string reason, string by, CancellationToken cancellation = default) =>
        SuspendAsync(kind, name, reason, by, until: null, cancellation);

    internal async ValueTask SuspendAsync(SuspensionKind kind, string name, string reason, string by, DateTimeOffset? until, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var suspended = new Suspended(kind, name, reason, by, clock.GetUtcNow(), until);
        await suspensions.SuspendAsync(suspended, cancellation).ConfigureAwait(false);
        await ledger.AppendAsync(new SuspensionEntry(suspended, isStopped: true), cancellation).ConfigureAwait(false);
    }

    /// <summary>Lets something go on. It is recorded first: what cannot be recorded stays stopped.</summary>
    /// <returns>Whether it was stopped.</returns>
    public async ValueTask<bool> ResumeAsync(SuspensionKind kind, string name, string reason, string by, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (!suspensions.Current.Any(suspended => suspended.Kind == kind && suspended.Name == name))
            return false;
        await ledger.AppendAsync(new SuspensionEntry(new Suspended(kind, name, reason, by, clock.GetUtcNow()), isStopped: false), cancellation).ConfigureAwait(false);
        return await suspensions.ResumeAsync(kind, name, cancellation).ConfigureAwait(false);
    }
}
