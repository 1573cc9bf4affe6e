using GovernedAi.Approvals;
using GovernedAi.Json;
using GovernedAi.Ledger;
using GovernedAi.Ledger.Entries;
using GovernedAi.Runtime;
using GovernedAi.Telemetry;

namespace GovernedAi.Engine;

/// <summary>Asks the groups of a chain, one after the other, until somebody answers or nobody is left.</summary>
internal sealed class ApprovalRound(GovernanceEngine engine, GovernedCall call)
{
    private readonly TimeSpan _stepTimeout = call.Method.Escalation!.StepTimeout < engine.LongestStep ? call.Method.Escalation.StepTimeout : engine.LongestStep;
    private ApprovalRequest _request = null!;

    /// <summary>Asks, and returns a decision that releases or answers; it is used up with that.</summary>
    /// <exception cref="ApprovalRejectedException">Somebody said no.</exception>
    /// <exception cref="ApprovalTimeoutException">Nobody answered.</exception>
    /// <exception cref="ApprovalPendingException">Nobody waits, or the process ends; the request stays open.</exception>
    public ValueTask<ApprovalDecision> AskAsync(string? question, byte[]? proposal) =>
        OpenAsync(RequestComposer.Compose(engine, call, _stepTimeout, question, proposal));

    /// <summary>Goes on with a request that is open already: its time runs on, and what was decided meanwhile counts.</summary>
    public async ValueTask<ApprovalDecision> ResumeAsync(ApprovalRequest request)
    {
        _request = request;
        return await RunAsync(async () =>
        {
            await WriteAsync(new ApprovalResumedEntry(Now, call, request.Id, request.Call)).ConfigureAwait(false);
            DecisionCheck.DemandUntouched(engine, call, request);
            if (request.TimedOutAt is not null)
                return await NobodyAsync().ConfigureAwait(false);
            if (!RequestComposer.IsAsStated(call.Method, request))
                return await ReissueAsync().ConfigureAwait(false);
            var decision = request.Asked.Count == 0 ? null : await WaitAsync(request.Asked[^1]).ConfigureAwait(false);
            return decision is null ? await AskChainAsync().ConfigureAwait(false) : await AcceptAsync(decision).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>Whether what is asked about was proposed by an earlier call, although this one opened with a proposal of its own.</summary>
    public bool IsOfEarlierCall { get; private set; }

    /// <summary>The proposal that is asked about.</summary>
    public RawJson? Proposal => _request.Proposal;

    /// <summary>What was approved is what is released.</summary>
    public void DemandUnchanged(byte[]? approved, byte[]? now)
    {
        if (!approved.AsSpan().SequenceEqual(now))
            throw new ApprovalBindingException(_request.Id, $"{call.Method.Name}: the proposed result was changed after request {_request.Id} had shown it, so it is not released.");
    }

    /// <summary>Takes JSON from outside as the result.</summary>
    public void ReadAnswer(RawJson? answer, string from, AnswerReader read)
    {
        try
        {
            read(answer is { } json ? json.Utf8.Span : default);
        }
        catch (Exception exception)
        {
            throw new ApprovalBindingException(_request.Id, $"What {from} left in request {_request.Id} is no result of {call.Method.Name}: {exception.Message}", exception);
        }
    }

    public delegate void AnswerReader(ReadOnlySpan<byte> json);

    private DateTimeOffset Now => engine.Clock.GetUtcNow();

    private async ValueTask<ApprovalDecision> OpenAsync(ApprovalRequest request)
    {
        var opened = await engine.Approvals.OpenAsync(request, call.Cancellation).ConfigureAwait(false);
        IsOfEarlierCall = opened.Id != request.Id;
        if (IsOfEarlierCall)
            return await ResumeAsync(opened).ConfigureAwait(false);
        _request = request;
        return await RunAsync(async () =>
        {
            await WriteAsync(new ApprovalRequestedEntry(Now, call, _request)).ConfigureAwait(false);
            return await AskChainAsync().ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// The rule sets or the escalation are other ones than when the people were asked: what they decided is void, what the model proposed is not.
    /// </summary>
    private async ValueTask<ApprovalDecision> ReissueAsync()
    {
        if (!await engine.Approvals.TryCloseAsync(_request.Id, ApprovalClosure.Superseded, CancellationToken.None).ConfigureAwait(false))
            throw new ApprovalBindingException(_request.Id, $"{call.Method.Name}: request {_request.Id} was closed by another call.");
        await EndAsync("superseded", decision: null).ConfigureAwait(false);
        return await OpenAsync(RequestComposer.Again(engine, call, _request)).ConfigureAwait(false);
    }

    private async ValueTask<ApprovalDecision> RunAsync(Func<ValueTask<ApprovalDecision>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (engine.Stopping.IsCancellationRequested && !call.Cancellation.IsCancellationRequested)
        {
            throw Pending("the process ends while request {0} waits for an answer. The same call finds it again after a restart.");
        }
        catch (Exception exception) when (exception is not (ApprovalRejectedException or ApprovalTimeoutException or ApprovalBindingException or ApprovalPendingException))
        {
            await WithdrawAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask<ApprovalDecision> AskChainAsync()
    {
        while (true)
        {
            var turn = await ChainTurn.NextAsync(engine, call.Method, _request, call.Cancellation).ConfigureAwait(false);
            foreach (var (group, reason) in turn.PassedOver)
            {
                Log.GroupSkipped(engine.Logger, call.Method.Name, group, _request.Id, reason);
                await WriteAsync(new ApprovalAskedEntry(Now, call.Id, call.Method, _request, group, step: null, reason)).ConfigureAwait(false);
            }

            if (turn.Step is not { } step)
                return await NobodyAsync().ConfigureAwait(false);
            if (await AskAsync(step).ConfigureAwait(false) is { } decision)
                return await AcceptAsync(decision).ConfigureAwait(false);
        }
    }

    private async ValueTask<ApprovalDecision?> AskAsync(ApprovalStep step)
    {
        if (!await engine.Approvals.TryAskAsync(_request.Id, step, _request.Asked.Count, call.Cancellation).ConfigureAwait(false))
            throw _request.Deferred ? Deferred() : new ApprovalBindingException(_request.Id, $"{call.Method.Name}: request {_request.Id} was moved on by somebody else.");
        _request = _request with { Asked = [.. _request.Asked, step] };
        await WriteAsync(new ApprovalAskedEntry(step.At, call.Id, call.Method, _request, step.Group, step, skipped: null)).ConfigureAwait(false);
        Log.Asked(engine.Logger, call.Method.Name, step.Group, _request.Id, step.Until);
        if (!_request.Deferred)
            return await WaitAsync(step).ConfigureAwait(false);
        ApproverCall.Begin(engine, _request, call.Values, engine.Stopping);
        engine.Deferred.NoteAsked();
        throw Deferred();
    }

    private async ValueTask<ApprovalDecision?> WaitAsync(ApprovalStep step)
    {
        if (_request.Deferred)
        {
            var decision = await engine.Approvals.WaitAsync(_request.Id, Now, call.Cancellation).ConfigureAwait(false);
            return decision is null && Now < step.Until ? throw Deferred() : decision;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation, engine.Stopping);
        ApproverCall.Begin(engine, _request, call.Values, over.Token);
        try
        {
            return await engine.Approvals.WaitAsync(_request.Id, step.Until, over.Token).ConfigureAwait(false);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<ApprovalDecision> AcceptAsync(ApprovalDecision decision)
    {
        await DecisionCheck.DemandSoundAsync(engine, call, _request).ConfigureAwait(false);
        if (!_request.InUse || !await IsRecordedAsync().ConfigureAwait(false))
        {
            await engine.Approvals.BeginUseAsync(_request.Id, CancellationToken.None).ConfigureAwait(false);
            await EndAsync(WireNames.Of(decision.Verdict), decision).ConfigureAwait(false);
        }

        if (!await engine.Approvals.TryCloseAsync(_request.Id, ApprovalClosure.Used, CancellationToken.None).ConfigureAwait(false))
            throw new ApprovalBindingException(_request.Id, $"The decision of request {_request.Id} has been used before.");
        if (decision.Verdict == Verdict.Reject)
            throw new ApprovalRejectedException(_request.Id, decision.By, decision.Reason);
        return decision;
    }

    /// <summary>Whether how the request ended stands in the ledger already: by a call that died while it used the decision, or by who walked it while nobody waited.</summary>
    private async ValueTask<bool> IsRecordedAsync()
    {
        await foreach (var record in engine.Ledger.QueryAsync(new LedgerQuery { Kinds = [RecordKinds.ApprovalDecided] }, CancellationToken.None).ConfigureAwait(false))
        {
            if (record.Data.TryGetProperty("request", out var request) && request.GetString() == _request.Id)
                return true;
        }

        return false;
    }

    private async ValueTask<ApprovalDecision> NobodyAsync()
    {
        // Somebody may have decided in the very last moment; then the request does not close, and the decision stands.
        if (!await engine.Approvals.TryCloseAsync(_request.Id, ApprovalClosure.TimedOut, CancellationToken.None).ConfigureAwait(false)
            && await engine.Approvals.WaitAsync(_request.Id, Now, CancellationToken.None).ConfigureAwait(false) is { } late)
        {
            return await AcceptAsync(late).ConfigureAwait(false);
        }

        // Known only now: it may have been walked to its end since it was found.
        var ended = _request.Deferred ? await engine.Approvals.FindAsync(_request.Id, CancellationToken.None).ConfigureAwait(false) : null;
        if (ended?.TimedOutAt is null || !await IsRecordedAsync().ConfigureAwait(false))
            await EndAsync("timedOut", decision: null).ConfigureAwait(false);
        var asked = _request.Asked.Count == 0 ? "nobody of it could be asked" : _request.Quorum > 1 ? $"no {_request.Quorum} people said the same in time" : "nobody answered";
        throw new ApprovalTimeoutException(_request.Id, $"{call.Method.Name}: request {_request.Id} went to {string.Join(", then ", _request.Chain)}, and {asked}.");
    }

    private async ValueTask WithdrawAsync()
    {
        if (await engine.Approvals.TryCloseAsync(_request.Id, ApprovalClosure.Withdrawn, CancellationToken.None).ConfigureAwait(false))
            await EndAsync("withdrawn", decision: null).ConfigureAwait(false);
    }

    private async ValueTask EndAsync(string verdict, ApprovalDecision? decision)
    {
        Log.Decided(engine.Logger, call.Method.Name, _request.Id, verdict);
        GovernedAiTelemetry.EndWait(call.Method, verdict, Now - _request.At);
        var decisions = _request.Quorum > 1 ? await engine.Approvals.ListDecisionsAsync(_request.Id, CancellationToken.None).ConfigureAwait(false) : [];
        await WriteAsync(new ApprovalDecidedEntry(Now, call.Id, call.Method, _request, verdict, decision, decisions, reason => engine.Redaction.Clean(reason, call.Private))).ConfigureAwait(false);
    }

    private ValueTask WriteAsync(LedgerEntry entry) => engine.Journal.AppendAsync(call, entry);

    private ApprovalPendingException Deferred() => Pending("request {0} waits for an answer. Call again with the same request key.");

    private ApprovalPendingException Pending(string what) => new(_request.Id, $"{call.Method.Name}: {string.Format(System.Globalization.CultureInfo.InvariantCulture, what, _request.Id)}");
}
