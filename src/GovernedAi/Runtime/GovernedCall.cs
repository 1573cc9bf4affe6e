using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using GovernedAi.Approvals;
using GovernedAi.Engine;
using GovernedAi.Payloads;

namespace GovernedAi.Runtime;

/// <summary>
/// One governed call as its wrapper sees it: the wrapper asks for the next step, runs it and says what came of it; all that
/// stands between the steps is done here.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GovernedCall : IDisposable
{
    private CallPhase _phase;
    private bool _answered;
    private bool _escalates;
    private bool _tolerant;
    private string? _question;
    private Exception? _stepFailure;
    private int _payloads;

    private protected GovernedCall(GovernanceEngine engine, GovernedMethod method, CancellationToken cancellation)
    {
        Engine = engine;
        Method = method;
        Cancellation = cancellation;
        Started = engine.Clock.GetTimestamp();
        Activity = Telemetry.GovernedAiTelemetry.StartCall(method);
    }

    /// <summary>What to run now.</summary>
    public GovernedStep Step { get; private set; }

    /// <summary>Which fallback to run, from 0, while <see cref="Step"/> is <see cref="GovernedStep.Fallback"/>.</summary>
    public int Fallback { get; private set; } = -1;

    /// <summary>Why the model's answer is not released: what a fallback that takes an exception gets.</summary>
    public Exception? Failure { get; private set; }

    internal GovernanceEngine Engine { get; }

    internal GovernedMethod Method { get; }

    internal CancellationToken Cancellation { get; }

    internal Guid Id { get; } = CallId.New();

    internal long Started { get; }

    internal Activity? Activity { get; }

    internal List<RecordedArgument>? Arguments { get; private set; }

    /// <summary>Whether the ledger may fail without stopping this call any more.</summary>
    internal bool TolerantOfGaps => _tolerant || Method.OnAuditFailure == OnAuditFailure.ProceedUnrecorded;

    /// <summary>Keeps an argument as it is now, before the body can change it.</summary>
    public void Argument<T>(string name, T value)
    {
        if (!Method.KeepsContent || _stepFailure is not null)
            return;
        try
        {
            var content = Engine.Serializer.Serialize(value, $"The argument '{name}' of {Method.Name}");
            (Arguments ??= []).Add(RecordedArgument.Of(name, content, Method.Audited ? NewPayload(content) : null));
        }
        catch (Exception exception)
        {
            _stepFailure = exception;
        }
    }

    /// <summary>Notes that an argument is not kept.</summary>
    public void NotRecorded(string name, string reason)
    {
        if (Method.KeepsContent)
            (Arguments ??= []).Add(RecordedArgument.Without(name, reason));
    }

    /// <summary>Does what stands between two steps; <see langword="false"/> when the call has ended.</summary>
    public ValueTask<bool> NextAsync() => AdvanceAsync();

    /// <summary>The same for a synchronous method; it holds the thread.</summary>
    public bool Next()
    {
        var next = AdvanceAsync();
        return next.IsCompleted ? next.GetAwaiter().GetResult() : next.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Enters the stretch in which captured model calls may rely on this call.</summary>
    public GovernedScope EnterScope() => new(ScopeFrame.Enter(this));

    /// <summary>Says whether to ask a person.</summary>
    public void Decide(bool escalate)
    {
        _escalates = escalate;
        _answered = true;
    }

    /// <summary>Says what to ask.</summary>
    public void Ask(string question)
    {
        _question = question;
        _answered = true;
    }

    /// <summary>Says that the step failed.</summary>
    public void Fail(Exception exception) => _stepFailure = exception;

    /// <summary>Ends the call. A wrapper that leaves early is recorded as failed by the absence of an outcome.</summary>
    public void Dispose() => Activity?.Dispose();

    /// <summary>Notes that a step has produced a result.</summary>
    private protected void Answered() => _answered = true;

    /// <summary>The proposed result as JSON; <see langword="null"/> when the method returns nothing.</summary>
    private protected abstract byte[]? SerializeProposal();

    /// <summary>Takes a person's answer as the result.</summary>
    private protected abstract void AdoptAnswer(ReadOnlySpan<byte> json);

    internal Payload NewPayload(ReadOnlyMemory<byte> content) =>
        new(PayloadName.Of(Engine.Clock.GetUtcNow(), Id, Interlocked.Increment(ref _payloads)), content);

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
        return Method.Escalation?.Ask == GovernedAi.Ask.BeforeModel ? Escalate() : Run(CallPhase.Core, GovernedStep.Core);
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
            var proposal = before ? null : SerializeProposal();
            var round = new ApprovalRound(Engine, this);
            var decision = await round.AskAsync(_question, proposal).ConfigureAwait(false);
            if (decision.Verdict == Verdict.Answer)
            {
                round.ReadAnswer(decision, AdoptAnswer);
                return await EndAsync(CallOutcome.Corrected, null).ConfigureAwait(false);
            }

            if (before)
                return Run(CallPhase.Core, GovernedStep.Core);
            round.DemandUnchanged(proposal, SerializeProposal());
            return await EndAsync(CallOutcome.Released, null).ConfigureAwait(false);
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
