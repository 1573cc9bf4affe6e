using GovernedAi.Approvals;
using GovernedAi.Json;
using GovernedAi.Ledger.Entries;
using GovernedAi.Runtime;
using GovernedAi.Telemetry;

namespace GovernedAi.Engine;

/// <summary>Asks the groups of a chain, one after the other, until somebody answers or nobody is left.</summary>
internal sealed class ApprovalRound(GovernanceEngine engine, GovernedCall call)
{
    private readonly EscalationPolicy _policy = call.Method.Escalation!;
    private readonly TimeSpan _stepTimeout = call.Method.Escalation!.StepTimeout < engine.LongestStep ? call.Method.Escalation.StepTimeout : engine.LongestStep;
    private ApprovalRequest _request = null!;

    /// <summary>Asks, and returns a decision that releases or answers; it is used up with that.</summary>
    /// <exception cref="ApprovalRejectedException">Somebody said no.</exception>
    /// <exception cref="ApprovalTimeoutException">Nobody answered.</exception>
    public async ValueTask<ApprovalDecision> AskAsync(string? question, byte[]? proposal)
    {
        _request = Compose(question, proposal);
        await engine.Approvals.OpenAsync(_request, call.Cancellation).ConfigureAwait(false);
        await WriteAsync(new ApprovalRequestedEntry(Now, call, _request)).ConfigureAwait(false);
        try
        {
            foreach (var group in _policy.Chain)
            {
                if (await AskGroupAsync(group).ConfigureAwait(false) is { } decision)
                    return await AcceptAsync(decision).ConfigureAwait(false);
            }

            return await NobodyAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (ApprovalRejectedException or ApprovalTimeoutException or ApprovalBindingException))
        {
            await WithdrawAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What was approved is what is released.</summary>
    public void DemandUnchanged(byte[]? approved, byte[]? now)
    {
        if (!approved.AsSpan().SequenceEqual(now))
            throw new ApprovalBindingException(_request.Id, $"{call.Method.Name}: the proposed result was changed after request {_request.Id} had shown it, so it is not released.");
    }

    public void ReadAnswer(ApprovalDecision decision, AnswerReader read)
    {
        try
        {
            read(decision.Answer is { } answer ? answer.Utf8.Span : default);
        }
        catch (Exception exception)
        {
            throw new ApprovalBindingException(_request.Id, $"{decision.By} answered request {_request.Id} with something that is no result of {call.Method.Name}: {exception.Message}", exception);
        }
    }

    public delegate void AnswerReader(ReadOnlySpan<byte> json);

    private DateTimeOffset Now => engine.Clock.GetUtcNow();

    private ApprovalRequest Compose(string? question, byte[]? proposal)
    {
        var key = engine.Approvals.BindingKey.Span;
        var method = call.Method;
        return new ApprovalRequest
        {
            Id = ApprovalName.New(),
            Call = call.Id.ToString("N"),
            Method = method.Id,
            Name = method.Name,
            Assembly = method.Assembly,
            UseCase = method.UseCase,
            At = Now,
            Ask = _policy.Ask,
            Question = question ?? (_policy.Ask == Ask.BeforeModel ? $"May {method.Name} ask the model?" : $"Release what {method.Name} proposes?"),
            Requester = engine.Requester?.Current,
            Chain = _policy.Chain,
            StepTimeout = _stepTimeout,
            IfNobodyAnswers = method.Fallbacks.Count > 0 ? $"{method.Fallbacks[0]} answers" : $"{method.Name} fails",
            Binding = new ApprovalBinding(method.Id, BindingDigest.OfArguments(key, call.Arguments), BindingDigest.OfResult(key, proposal)),
            Arguments = (call.Arguments ?? []).Where(argument => argument.Content is not null)
                .ToDictionary(argument => argument.Name, argument => new RawJson(argument.Content)),
            Proposal = proposal is null ? null : new RawJson(proposal),
        };
    }

    private async ValueTask<ApprovalDecision?> AskGroupAsync(string group)
    {
        var now = Now;
        var people = await engine.People.FindPresentAsync(group, DateOnly.FromDateTime(now.UtcDateTime), call.Cancellation).ConfigureAwait(false);
        var able = people?.Select(person => person.Id)
            .Where(id => !string.Equals(id, _request.Requester, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (able is not { Count: > 0 })
        {
            var reason = people is null ? "there is no such group" : people.Count == 0 ? "nobody is present" : "only the requester is left";
            Log.GroupSkipped(engine.Logger, call.Method.Name, group, _request.Id, reason);
            await WriteAsync(new ApprovalAskedEntry(now, call, _request.Id, group, step: null, reason)).ConfigureAwait(false);
            return null;
        }

        var step = new ApprovalStep(group, able, now, now + _stepTimeout);
        await engine.Approvals.AskAsync(_request.Id, step, call.Cancellation).ConfigureAwait(false);
        _request = _request with { Asked = [.. _request.Asked, step] };
        await WriteAsync(new ApprovalAskedEntry(now, call, _request.Id, group, step, skipped: null)).ConfigureAwait(false);
        Log.Asked(engine.Logger, call.Method.Name, group, _request.Id, step.Until);
        return await WaitAsync(step).ConfigureAwait(false);
    }

    private async ValueTask<ApprovalDecision?> WaitAsync(ApprovalStep step)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
        foreach (var approver in engine.Approvers)
            _ = ReachAsync(approver, over.Token);
        try
        {
            return await engine.Approvals.WaitAsync(_request.Id, step.Until, call.Cancellation).ConfigureAwait(false);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task ReachAsync(IApprover approver, CancellationToken over)
    {
        try
        {
            await approver.AskAsync(_request, engine.Desk, over).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            Log.ApproverFailed(engine.Logger, approver.GetType().Name, _request.Id, exception);
        }
    }

    private async ValueTask<ApprovalDecision> AcceptAsync(ApprovalDecision decision)
    {
        await DemandSoundAsync(decision).ConfigureAwait(false);
        await EndAsync(WireNames.Of(decision.Verdict), decision).ConfigureAwait(false);
        if (!await engine.Approvals.TryCloseAsync(_request.Id, ApprovalClosure.Used, CancellationToken.None).ConfigureAwait(false))
            throw new ApprovalBindingException(_request.Id, $"The decision of request {_request.Id} has been used before.");
        if (decision.Verdict == Verdict.Reject)
            throw new ApprovalRejectedException(_request.Id, decision.By, decision.Reason);
        return decision;
    }

    /// <summary>
    /// Checked again just before it counts, because files may have been written by hand: the request still shows what is to be
    /// released, the decision is about that, and it is from somebody who was asked.
    /// </summary>
    private async ValueTask DemandSoundAsync(ApprovalDecision decision)
    {
        var stored = await engine.Approvals.FindAsync(_request.Id, CancellationToken.None).ConfigureAwait(false);
        var fault = stored is null || stored.Binding != _request.Binding || stored.Question != _request.Question || !SameJson(stored.Proposal, _request.Proposal)
            ? "the stored request was changed after it was written"
            : decision.Binding != _request.Binding
            ? "the decision is about something else"
            : string.Equals(decision.By, _request.Requester, StringComparison.OrdinalIgnoreCase) || !_request.Asked.Any(step => step.People.Contains(decision.By, StringComparer.OrdinalIgnoreCase))
            ? $"{decision.By} may not decide it"
            : null;
        if (fault is not null)
            throw new ApprovalBindingException(_request.Id, $"{call.Method.Name}: request {_request.Id} releases nothing: {fault}.");
    }

    private static bool SameJson(RawJson? one, RawJson? other) =>
        one.HasValue == other.HasValue && one.GetValueOrDefault().Utf8.Span.SequenceEqual(other.GetValueOrDefault().Utf8.Span);

    private async ValueTask<ApprovalDecision> NobodyAsync()
    {
        // Somebody may have decided in the very last moment; then the request does not close, and the decision stands.
        if (!await engine.Approvals.TryCloseAsync(_request.Id, ApprovalClosure.TimedOut, CancellationToken.None).ConfigureAwait(false)
            && await engine.Approvals.WaitAsync(_request.Id, Now, CancellationToken.None).ConfigureAwait(false) is { } late)
        {
            return await AcceptAsync(late).ConfigureAwait(false);
        }

        await EndAsync("timedOut", decision: null).ConfigureAwait(false);
        var asked = _request.Asked.Count == 0 ? "nobody of it could be asked" : "nobody answered";
        throw new ApprovalTimeoutException(_request.Id, $"{call.Method.Name}: request {_request.Id} went to {string.Join(", then ", _policy.Chain)}, and {asked}.");
    }

    private async ValueTask WithdrawAsync()
    {
        if (await engine.Approvals.TryCloseAsync(_request.Id, ApprovalClosure.Withdrawn, CancellationToken.None).ConfigureAwait(false))
            await EndAsync("withdrawn", decision: null).ConfigureAwait(false);
    }

    private ValueTask EndAsync(string verdict, ApprovalDecision? decision)
    {
        Log.Decided(engine.Logger, call.Method.Name, _request.Id, verdict);
        GovernedAiTelemetry.EndWait(call.Method, verdict, Now - _request.At);
        return WriteAsync(new ApprovalDecidedEntry(Now, call, _request.Id, verdict, decision));
    }

    private ValueTask WriteAsync(CallEntry entry) => engine.Journal.AppendAsync(call, entry);
}
