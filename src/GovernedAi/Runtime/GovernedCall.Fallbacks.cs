using GovernedAi.Engine;

namespace GovernedAi.Runtime;

/// <content>What answers when the model's answer is not given.</content>
public abstract partial class GovernedCall
{
    private FallbackOn _reason;

    /// <summary>The token of the fallback that runs: it ends with the caller's, or when the fallback's time is up.</summary>
    public CancellationToken AttemptCancellation => _detour?.Attempt?.Token ?? Cancellation;

    /// <summary>Waits for a fallback as long as it has, and no longer: one that does not heed its token is left behind.</summary>
    /// <exception cref="TimeoutException">Its time was up.</exception>
    public async Task<T> WithinAsync<T>(Task<T> answer)
    {
        try
        {
            return await answer.WaitAsync(AttemptCancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_detour?.Attempt is { IsOver: true } && !Cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{Method.Fallbacks[Fallback].Method} had {Method.Fallbacks[Fallback].Timeout:c} to answer, and did not.");
        }
    }

    /// <inheritdoc cref="WithinAsync{T}(Task{T})"/>
    public Task<T> WithinAsync<T>(ValueTask<T> answer) => WithinAsync(answer.AsTask());

    /// <inheritdoc cref="WithinAsync{T}(Task{T})"/>
    public Task WithinAsync(Task answer) => WithinAsync(CompletedAsync(answer));

    /// <inheritdoc cref="WithinAsync{T}(Task{T})"/>
    public Task WithinAsync(ValueTask answer) => WithinAsync(answer.AsTask());

    private static async Task<NoResult> CompletedAsync(Task answer)
    {
        await answer.ConfigureAwait(false);
        return default;
    }

    private ValueTask<bool> AfterFallbackAsync(Exception? failure)
    {
        EndAttempt();
        return failure is null ? DrawAsync() : FailStepAsync(failure);
    }

    private async ValueTask<bool> EndByFallbackAsync()
    {
        await Engine.Journal.AttemptAsync(this, Method.Fallbacks[Fallback].Method, null, StepDuration).ConfigureAwait(false);
        return await EndAsync(CallOutcome.Fallback, null).ConfigureAwait(false);
    }

    /// <summary>Records what did not answer, and has the next fallback answer that answers to such a reason.</summary>
    /// <param name="failed">What did not answer; <see langword="null"/> when a record says so already.</param>
    /// <param name="failure">What went wrong with it.</param>
    /// <param name="reason">Why the model's answer is not given. The first reason stays.</param>
    private async ValueTask<bool> FallBackAsync(string? failed, Exception failure, FallbackOn reason)
    {
        Detoured.Failure ??= failure;
        if (_reason == FallbackOn.None)
            _reason = reason;
        if (failure is OperationCanceledException && Cancellation.IsCancellationRequested)
            return await EndAsync(CallOutcome.Cancelled, failure).ConfigureAwait(false);

        if (failed is not null)
            await Engine.Journal.AttemptAsync(this, failed, failure, StepDuration).ConfigureAwait(false);
        if (HasReleased)
            return await EndAsync(OutcomeOf(failure), failure).ConfigureAwait(false);
        do
            Fallback++;
        while (Fallback < Method.Fallbacks.Count && !AnswersToReason(Method.Fallbacks[Fallback]));
        return Fallback < Method.Fallbacks.Count
            ? RunFallback(CallPhase.Fallback)
            : await EndAsync(OutcomeOf(Failure!), Failure).ConfigureAwait(false);
    }

    private bool AnswersToReason(FallbackPolicy fallback) =>
        (fallback.On & _reason) != 0
        && (_reason != FallbackOn.LowConfidence || fallback.MinReportedConfidence == 0 || IsBelow(fallback.MinReportedConfidence));

    private bool RunFallback(CallPhase phase)
    {
        if (Method.Fallbacks[Fallback].Timeout is { } timeout)
            Detoured.Attempt = new AttemptTimer(timeout, Engine.Clock, Cancellation);
        return Run(phase, GovernedStep.Fallback);
    }

    private void EndAttempt()
    {
        if (_detour is not { Attempt: { } attempt })
            return;
        attempt.Dispose();
        _detour.Attempt = null;
    }

    private TimeSpan StepDuration => Engine.Clock.GetElapsedTime(_stepStarted);

    /// <summary>What a failure of the body is to the fallbacks.</summary>
    private static FallbackOn ReasonOf(Exception failure) => failure switch
    {
        GovernanceSuspendedException => FallbackOn.Suspended,
        LedgerUnavailableException => FallbackOn.Unrecorded,
        _ => FallbackOn.Failure,
    };

    private static CallOutcome OutcomeOf(Exception failure) => failure switch
    {
        ApprovalRejectedException => CallOutcome.Rejected,
        ApprovalTimeoutException => CallOutcome.TimedOut,
        GovernanceSuspendedException => CallOutcome.Suspended,
        LowConfidenceException => CallOutcome.LowConfidence,
        _ => CallOutcome.Failed,
    };
}
