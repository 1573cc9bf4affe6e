using System.Globalization;
using GovernedAi.Engine;
using GovernedAi.Runtime;

namespace GovernedAi.Suspension;

/// <summary>Counts how calls of each method end, and suspends a method of which too many go wrong.</summary>
internal sealed class SuspensionTrip(TripOptions options, GovernanceEngine engine)
{
    public const string By = "GovernedAi (trip)";

    private readonly object _gate = new();
    private readonly Dictionary<string, Queue<Ending>> _endings = new(StringComparer.Ordinal);

    /// <summary>Counts one call that has ended. Never fails the call: what cannot be suspended is logged.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="reason">Why the model's answer was not given; none when it was.</param>
    public async ValueTask NoteAsync(GovernedMethod method, FallbackOn reason)
    {
        // A call that was stopped, or not recorded, says nothing of the model.
        if (reason is FallbackOn.Suspended or FallbackOn.Unrecorded || Count(method, reason) is not { } why)
            return;
        try
        {
            var until = options.ResumeAfter is { } time ? engine.Clock.GetUtcNow() + time : (DateTimeOffset?)null;
            await new StopSwitch(engine.Suspensions!, engine.Ledger, engine.Clock).SuspendAsync(SuspensionKind.Method, method.Id, why, By, until).ConfigureAwait(false);
            Log.Tripped(engine.Logger, method.Name, why);
        }
        catch (Exception exception)
        {
            Log.TripFailed(engine.Logger, method.Name, why, exception);
        }
    }

    /// <returns>Why the method has to be suspended; <see langword="null"/> when it has not.</returns>
    private string? Count(GovernedMethod method, FallbackOn reason)
    {
        lock (_gate)
        {
            if (!_endings.TryGetValue(method.Id, out var endings))
                _endings[method.Id] = endings = new Queue<Ending>();
            endings.Enqueue(new Ending(engine.Clock.GetTimestamp(), reason));
            while (engine.Clock.GetElapsedTime(endings.Peek().At) > options.Window)
                endings.Dequeue();
            if (endings.Count < options.MinimumCalls)
                return null;
            var why = Why(endings, FallbackOn.Failure, options.FailureRate, "failed") ?? Why(endings, FallbackOn.Rejection, options.RejectionRate, "were rejected");
            if (why is not null)
                endings.Clear();
            return why;
        }
    }

    private string? Why(Queue<Ending> endings, FallbackOn reason, double? rate, string what)
    {
        var wrong = endings.Count(ending => ending.Reason == reason);
        return rate is { } limit && wrong >= limit * endings.Count && wrong > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{wrong} of {endings.Count} calls in the last {options.Window:c} {what}")
            : null;
    }

    private readonly record struct Ending(long At, FallbackOn Reason);
}
