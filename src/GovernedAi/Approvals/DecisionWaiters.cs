using System.Collections.Concurrent;

namespace GovernedAi.Approvals;

/// <summary>Those who wait for a decision in this process. Waiting costs no thread.</summary>
internal sealed class DecisionWaiters(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>The requests somebody waits for.</summary>
    public IEnumerable<string> Requests => _waiting.Keys;

    /// <summary>Has those who wait for <paramref name="request"/> look again.</summary>
    public void Wake(string request)
    {
        if (_waiting.TryRemove(request, out var waiter))
            waiter.TrySetResult();
    }

    /// <summary>Looks, waits to be woken, and looks again, until there is something to see or the time is up.</summary>
    /// <remarks>
    /// How long to wait is worked out once, and then timed by a clock that nobody sets: a wall clock that is put forward or back
    /// meanwhile makes the wait neither shorter nor longer.
    /// </remarks>
    public async ValueTask<ApprovalDecision?> WaitAsync(
        string request, DateTimeOffset until, Func<ValueTask<ApprovalDecision?>> look, CancellationToken cancellation)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = until - clock.GetUtcNow();
        using var timer = left > TimeSpan.Zero ? new LongTimer(clock, left, () => over.TrySetResult()) : null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();

            // Registered before looking, so that a decision that falls between the two wakes it.
            var waiter = _waiting.GetOrAdd(request, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
            if (await look().ConfigureAwait(false) is { } decision)
                return decision;
            if (timer is null || over.Task.IsCompleted)
                return null;
            await Task.WhenAny(waiter.Task, over.Task).WaitAsync(cancellation).ConfigureAwait(false);
        }
    }
}
