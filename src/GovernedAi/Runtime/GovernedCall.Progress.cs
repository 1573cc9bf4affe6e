using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using GovernedAi.Engine;

namespace GovernedAi.Runtime;

/// <content>What stands between two steps of the wrapper: which comes next, and what is written before it.</content>
public abstract partial class GovernedCall
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> AdvanceAsync()
    {
        var failure = _detour?.StepFailure;
        if (failure is not null)
            _detour!.StepFailure = null;
        if (!_answered && failure is null && _phase is not (CallPhase.Fresh or CallPhase.Ended))
            failure = new InvalidOperationException($"{Method.Name}: the wrapper ran no {Step} step. Rebuild with matching versions of GovernedAi and GovernedAi.Analyzers.");

        try
        {
            return _phase switch
            {
                CallPhase.Fresh => await BeginAsync(failure).ConfigureAwait(false),
                CallPhase.Core => await AfterCoreAsync(failure).ConfigureAwait(false),
                CallPhase.Confidence => await AfterConfidenceAsync(failure).ConfigureAwait(false),
                CallPhase.Condition => await AfterConditionAsync(failure).ConfigureAwait(false),
                CallPhase.Question => await PreviewAsync().ConfigureAwait(false),
                CallPhase.Preview => await AfterPreviewAsync(failure).ConfigureAwait(false),
                CallPhase.Fallback => await AfterFallbackAsync(failure).ConfigureAwait(false),
                _ => LetOut(),
            };
        }
        catch (LedgerUnavailableException unavailable)
        {
            return await WithoutLedgerAsync(unavailable).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> BeginAsync(Exception? failure)
    {
        if (failure is not null)
            DemandArguments(failure);
        await Engine.Journal.IntentAsync(this).ConfigureAwait(false);
        if (Stopped() is { } stopped)
            return await FallBackAsync("suspension", stopped, FallbackOn.Suspended).ConfigureAwait(false);
        if (Method.Escalation is null)
            return await RunCoreAsync().ConfigureAwait(false);
        try
        {
            if (await AdoptAsync().ConfigureAwait(false) is { } left)
                Doubted.Adopted = left;
        }
        catch (Exception exception)
        {
            return await FallBackAsync("approval", exception, FallbackOn.Failure).ConfigureAwait(false);
        }

        if (Adopted is not null)
            return await AskPeopleAsync().ConfigureAwait(false);
        return Method.Escalation.Ask == GovernedAi.Ask.BeforeModel
            ? await EscalateAsync().ConfigureAwait(false)
            : await RunCoreAsync().ConfigureAwait(false);
    }

    /// <summary>Why the model must not be called now. When that cannot be told, it is not called either.</summary>
    private Exception? Stopped()
    {
        try
        {
            return Engine.SuspensionOf(Method) is { } suspended ? new GovernanceSuspendedException(suspended) : null;
        }
        catch (InvalidDataException exception)
        {
            return exception;
        }
    }

    /// <summary>An argument could not be kept: a person could then not see what they release, so only an unescalated call may go on.</summary>
    private void DemandArguments(Exception failure)
    {
        if (!TolerantOfGaps || Method.Escalation is not null)
            throw new LedgerUnavailableException(failure.Message, failure);
        Engine.Journal.NoteGap(this, failure);
    }

    private ValueTask<bool> AfterCoreAsync(Exception? failure) => failure is null ? DrawAsync() : FailStepAsync(failure);

    /// <summary>The step has answered; what it answers may still have to be drawn from it.</summary>
    private protected virtual ValueTask<bool> DrawAsync() => DrawnAsync();

    /// <summary>All that the body or the fallback answers is there.</summary>
    private protected ValueTask<bool> DrawnAsync()
    {
        if (_phase == CallPhase.Fallback)
            return EndByFallbackAsync();
        if (IsShadow)
            return LeaveToOthersAsync();
        if (Method.LooksAtConfidence)
            return new(Run(CallPhase.Confidence, GovernedStep.Confidence));
        return EscalateBeforeReleaseAsync();
    }

    /// <summary>The body or the fallback that ran last did not answer after all.</summary>
    private protected ValueTask<bool> FailStepAsync(Exception failure)
    {
        if (_phase == CallPhase.Fallback)
            return FallBackAsync(Method.Fallbacks[Fallback].Method, failure, _reason);
        if (IsShadow)
            Detoured.Shadow = new ShadowOutcome(Failed: true, Agreed: null, Proposal: null);
        return FallBackAsync("core", failure, ReasonOf(failure));
    }

    private async ValueTask<bool> WithoutLedgerAsync(LedgerUnavailableException unavailable)
    {
        Log.LedgerUnavailable(Engine.Logger, Method.Name, Method.OnAuditFailure, Engine.Redaction.Clean(unavailable, Private));
        if (Method.OnAuditFailure == OnAuditFailure.UseFallback && !_tolerant && !HasReleased && Method.Fallbacks.Count > 0)
        {
            _tolerant = true;
            return await FallBackAsync("ledger", unavailable, FallbackOn.Unrecorded).ConfigureAwait(false);
        }

        _phase = CallPhase.Ended;
        Withhold(unavailable);
        return false;
    }

    private protected async ValueTask<bool> EndAsync(CallOutcome outcome, Exception? thrown)
    {
        var byFallback = _phase == CallPhase.Fallback && outcome is CallOutcome.Fallback or CallOutcome.Abandoned;
        var answeredBy = byFallback ? Method.Fallbacks[Fallback].Method : null;
        var result = Method.Audited && (thrown is null || HasReleased) ? SerializeForRecord() : null;
        CompareWithShadow(thrown);
        await LeaveStreamsAsync().ConfigureAwait(false);
        await Engine.Journal.OutcomeAsync(this, outcome, answeredBy, result, thrown).ConfigureAwait(false);
        if (Engine.Trip is { } trip && Drill is null && outcome is not (CallOutcome.Cancelled or CallOutcome.Pending or CallOutcome.Abandoned))
            await trip.NoteAsync(Method, _reason).ConfigureAwait(false);
        _phase = CallPhase.Ended;
        if (thrown is null)
            Release();
        else
            Withhold(thrown);
        return LetOut();
    }

    private byte[]? SerializeForRecord() => TrySerialize(this, static call => call.SerializeReleased());

    /// <summary>Writes content for the record; <see langword="null"/> where it cannot be written and a gap may be.</summary>
    /// <exception cref="LedgerUnavailableException">It cannot be written, and the method blocks on that.</exception>
    private protected byte[]? TrySerialize<TState>(TState state, Func<TState, byte[]?> serialize)
    {
        try
        {
            return serialize(state);
        }
        catch (Exception exception) when (TolerantOfGaps)
        {
            Engine.Journal.NoteGap(this, exception);
            return null;
        }
        catch (Exception exception)
        {
            throw new LedgerUnavailableException($"The result of {Method.Name} cannot be recorded: {exception.Message}", exception);
        }
    }

    /// <summary>Whether the caller has some of the answer already: then nothing else can answer.</summary>
    private protected virtual bool HasReleased => false;

    /// <summary>What the record keeps of what the caller gets, as JSON.</summary>
    private protected virtual byte[]? SerializeReleased() => MaskedProposal();

    /// <summary>Hands out the next part of a result that is released part by part.</summary>
    private protected virtual bool LetOut() => false;

    /// <summary>Lets the result out.</summary>
    private protected abstract void Release();

    /// <summary>Keeps the result in; the caller gets the exception.</summary>
    private void Withhold(Exception exception) => Detoured.Thrown = ExceptionDispatchInfo.Capture(exception);

    /// <summary>What the caller gets in place of a result.</summary>
    private protected ExceptionDispatchInfo? Thrown => _detour?.Thrown;

    private bool Run(CallPhase phase, GovernedStep step)
    {
        _phase = phase;
        Step = step;
        _answered = false;
        _stepStarted = Engine.Clock.GetTimestamp();
        return true;
    }
}
