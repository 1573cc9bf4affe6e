using System.Runtime.CompilerServices;
using GovernedAi.Approvals;
using GovernedAi.Engine;

namespace GovernedAi.Runtime;

/// <content>What stands between two steps of the wrapper: which comes next, and what is written and asked before it.</content>
public abstract partial class GovernedCall
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> AdvanceAsync()
    {
        var failure = _stepFailure;
        _stepFailure = null;
        if (!_answered && failure is null && _phase is not (CallPhase.Fresh or CallPhase.Ended))
            failure = new InvalidOperationException($"{Method.Name}: the wrapper ran no {Step} step. Rebuild with matching versions of GovernedAi and GovernedAi.Analyzers.");

        try
        {
            return _phase switch
            {
                CallPhase.Fresh => await BeginAsync(failure).ConfigureAwait(false),
                CallPhase.Core => await AfterCoreAsync(failure).ConfigureAwait(false),
                CallPhase.Condition => await AfterConditionAsync(failure).ConfigureAwait(false),
                CallPhase.Question => await AskPeopleAsync().ConfigureAwait(false),
                CallPhase.Fallback => await AfterFallbackAsync(failure).ConfigureAwait(false),
                _ => false,
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
            return await FallBackAsync("suspension", stopped).ConfigureAwait(false);
        if (Method.Escalation is null)
            return Run(CallPhase.Core, GovernedStep.Core);
        try
        {
            _adopted = await AdoptAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return await FallBackAsync("approval", exception).ConfigureAwait(false);
        }

        if (_adopted is not null)
            return await AskPeopleAsync().ConfigureAwait(false);
        return Method.Escalation.Ask == GovernedAi.Ask.BeforeModel ? Escalate() : Run(CallPhase.Core, GovernedStep.Core);
    }

    /// <summary>The request that the same call left open in a process that died.</summary>
    private ValueTask<ApprovalRequest?> AdoptAsync() => Engine.Approvals.TryAdoptAsync(
        Method.Id, DigestOfArguments(Engine.Approvals.BindingKey.Span), Id.ToString("N"), Cancellation);

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

    private ValueTask<bool> AfterCoreAsync(Exception? failure)
    {
        if (failure is not null)
            return FallBackAsync("core", failure);
        return Method.Escalation?.Ask == GovernedAi.Ask.BeforeRelease ? new(Escalate()) : EndAsync(CallOutcome.Released, null);
    }

    private bool Escalate() => Method.Escalation!.Condition is null
        ? PoseQuestion()
        : Run(CallPhase.Condition, GovernedStep.Condition);

    private ValueTask<bool> AfterConditionAsync(Exception? failure)
    {
        if (failure is not null)
            Log.ConditionFailed(Engine.Logger, Method.Name, failure);
        if (failure is not null || _escalates)
            return new(PoseQuestion());
        return Method.Escalation!.Ask == GovernedAi.Ask.BeforeModel
            ? new(Run(CallPhase.Core, GovernedStep.Core))
            : EndAsync(CallOutcome.Released, null);
    }

    private bool PoseQuestion() => Run(CallPhase.Question, GovernedStep.Question);

    private async ValueTask<bool> AskPeopleAsync()
    {
        var before = Method.Escalation!.Ask == GovernedAi.Ask.BeforeModel;
        try
        {
            var proposal = before || _adopted is not null ? null : SerializeProposal();
            var round = new ApprovalRound(Engine, this);
            var decision = _adopted is null
                ? await round.AskAsync(_question, proposal).ConfigureAwait(false)
                : await round.ResumeAsync(_adopted).ConfigureAwait(false);
            if (decision.Verdict == Verdict.Answer)
            {
                round.ReadAnswer(decision.Answer, decision.By, AdoptAnswer);
                return await EndAsync(CallOutcome.Corrected, null).ConfigureAwait(false);
            }

            if (before)
                return Run(CallPhase.Core, GovernedStep.Core);
            if (_adopted is null)
                round.DemandUnchanged(proposal, SerializeProposal());
            else
                round.ReadAnswer(_adopted.Proposal, "an earlier process", AdoptAnswer);
            return await EndAsync(CallOutcome.Released, null).ConfigureAwait(false);
        }
        catch (ApprovalPendingException pending)
        {
            return await LeaveOpenAsync(pending).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ApprovalRejectedException or ApprovalTimeoutException)
        {
            return await FallBackAsync(null, exception).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not LedgerUnavailableException)
        {
            return await FallBackAsync("approval", exception).ConfigureAwait(false);
        }
    }

    /// <summary>The process ends, and its ledger may be closed already: the open request is evidence enough.</summary>
    private async ValueTask<bool> LeaveOpenAsync(ApprovalPendingException pending)
    {
        try
        {
            return await EndAsync(CallOutcome.Pending, pending).ConfigureAwait(false);
        }
        catch (LedgerUnavailableException)
        {
            _phase = CallPhase.Ended;
            Withhold(pending);
            return false;
        }
    }

    private async ValueTask<bool> AfterFallbackAsync(Exception? failure)
    {
        var name = Method.Fallbacks[Fallback];
        if (failure is not null)
            return await FallBackAsync(name, failure).ConfigureAwait(false);
        await Engine.Journal.AttemptAsync(this, name, null).ConfigureAwait(false);
        return await EndAsync(CallOutcome.Fallback, null).ConfigureAwait(false);
    }

    private async ValueTask<bool> FallBackAsync(string? failed, Exception failure)
    {
        Failure ??= failure;
        if (failure is OperationCanceledException && Cancellation.IsCancellationRequested)
            return await EndAsync(CallOutcome.Cancelled, failure).ConfigureAwait(false);

        if (failed is not null)
            await Engine.Journal.AttemptAsync(this, failed, failure).ConfigureAwait(false);
        Fallback++;
        return Fallback < Method.Fallbacks.Count
            ? Run(CallPhase.Fallback, GovernedStep.Fallback)
            : await EndAsync(OutcomeOf(Failure), Failure).ConfigureAwait(false);
    }

    private async ValueTask<bool> WithoutLedgerAsync(LedgerUnavailableException unavailable)
    {
        Log.LedgerUnavailable(Engine.Logger, Method.Name, Method.OnAuditFailure, unavailable);
        if (Method.OnAuditFailure == OnAuditFailure.UseFallback && !_tolerant && Method.Fallbacks.Count > 0)
        {
            _tolerant = true;
            return await FallBackAsync("ledger", unavailable).ConfigureAwait(false);
        }

        _phase = CallPhase.Ended;
        Withhold(unavailable);
        return false;
    }

    private async ValueTask<bool> EndAsync(CallOutcome outcome, Exception? thrown)
    {
        var answeredBy = outcome == CallOutcome.Fallback ? Method.Fallbacks[Fallback] : null;
        var result = thrown is null && Method.Audited ? SerializeForRecord() : null;
        await Engine.Journal.OutcomeAsync(this, outcome, answeredBy, result, thrown).ConfigureAwait(false);
        _phase = CallPhase.Ended;
        if (thrown is null)
            Release();
        else
            Withhold(thrown);
        return false;
    }

    private byte[]? SerializeForRecord()
    {
        try
        {
            return SerializeProposal();
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

    /// <summary>Lets the result out.</summary>
    private protected abstract void Release();

    /// <summary>Keeps the result in; the caller gets the exception.</summary>
    private protected abstract void Withhold(Exception exception);

    private bool Run(CallPhase phase, GovernedStep step)
    {
        _phase = phase;
        Step = step;
        _answered = false;
        return true;
    }

    private static CallOutcome OutcomeOf(Exception failure) => failure switch
    {
        ApprovalRejectedException => CallOutcome.Rejected,
        ApprovalTimeoutException => CallOutcome.TimedOut,
        GovernanceSuspendedException => CallOutcome.Suspended,
        _ => CallOutcome.Failed,
    };
}
