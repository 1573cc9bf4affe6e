using GovernedAi.Approvals;
using GovernedAi.Ledger;
using GovernedAi.Ledger.Entries;
using GovernedAi.Privacy;
using GovernedAi.Runtime;
using GovernedAi.Telemetry;

namespace GovernedAi.Engine;

/// <summary>
/// Moves deferred requests on while no call waits for them: asks the next group when the time of the last one is up, and ends what nobody
/// answers. Every process on the folder may do so at once; the store lets one of them take each step.
/// </summary>
internal sealed class DeferredWalk(GovernanceEngine engine, Func<IReadOnlyList<GovernedMethod>> methods)
{
    private TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when this process asks one more group without waiting for it.</summary>
    public Task NextAsked => Volatile.Read(ref _asked).Task;

    /// <summary>Whether there is a method here whose requests are walked.</summary>
    public bool HasMethods => methods().Any(method => method.Escalation?.Mode == ApprovalMode.Defer);

    public void NoteAsked() => Interlocked.Exchange(ref _asked, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Takes each step that is due.</summary>
    /// <returns>When the next one is, as far as it is known; <see langword="null"/> when nothing waits.</returns>
    public async ValueTask<DateTimeOffset?> AdvanceAsync(CancellationToken cancellation)
    {
        DateTimeOffset? next = null;
        await foreach (var request in engine.Approvals.ListWaitingAsync(cancellation).ConfigureAwait(false))
        {
            if (!request.Deferred || MethodOf(request) is not { } method)
                continue;
            try
            {
                var due = await AdvanceAsync(method, request, cancellation).ConfigureAwait(false);
                next = due < next ? due : next ?? due;
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                // The next look tries again, and the others go on meanwhile.
                Log.NotWalked(engine.Logger, method.Name, request.Id, exception);
            }
        }

        return next;
    }

    /// <summary>The method that asked, if it is here and asks the same as then; else the call that comes for the request asks anew.</summary>
    private GovernedMethod? MethodOf(ApprovalRequest request) => methods().FirstOrDefault(method =>
        method.Id == request.Method && method.Assembly == request.Assembly && method.Escalation is not null && RequestComposer.IsAsStated(method, request));

    private async ValueTask<DateTimeOffset?> AdvanceAsync(GovernedMethod method, ApprovalRequest request, CancellationToken cancellation)
    {
        if (request.Asked is [.., { } last] && engine.Clock.GetUtcNow() < last.Until)
            return last.Until;
        var turn = await ChainTurn.NextAsync(engine, method, request, cancellation).ConfigureAwait(false);
        if (turn.Step is { } step)
        {
            if (await engine.Approvals.TryAskAsync(request.Id, step, request.Asked.Count, cancellation).ConfigureAwait(false))
                await AskedAsync(method, request with { Asked = [.. request.Asked, step] }, turn).ConfigureAwait(false);
            return step.Until;
        }

        // What a drill asked is found by no call, so nothing has to be left for one.
        var ended = request.Drill is null
            ? await engine.Approvals.TryTimeOutAsync(request.Id, request.Asked.Count, cancellation).ConfigureAwait(false)
            : await engine.Approvals.TryCloseAsync(request.Id, ApprovalClosure.TimedOut, cancellation).ConfigureAwait(false);
        if (ended)
            await EndedAsync(method, request, turn).ConfigureAwait(false);
        return null;
    }

    private async ValueTask AskedAsync(GovernedMethod method, ApprovalRequest request, ChainTurn turn)
    {
        await PassedOverAsync(method, request, turn).ConfigureAwait(false);
        var step = turn.Step!;
        Log.Asked(engine.Logger, method.Name, step.Group, request.Id, step.Until);
        ApproverCall.Begin(engine, request, new PrivateValues(), engine.Stopping);
        await WriteAsync(new ApprovalAskedEntry(step.At, CallOf(request), method, request, step.Group, step, skipped: null)).ConfigureAwait(false);
    }

    private async ValueTask EndedAsync(GovernedMethod method, ApprovalRequest request, ChainTurn turn)
    {
        await PassedOverAsync(method, request, turn).ConfigureAwait(false);
        var now = engine.Clock.GetUtcNow();
        Log.Decided(engine.Logger, method.Name, request.Id, "timedOut");
        GovernedAiTelemetry.EndWait(method, "timedOut", now - request.At);
        var decisions = request.Quorum > 1 ? await engine.Approvals.ListDecisionsAsync(request.Id, CancellationToken.None).ConfigureAwait(false) : [];

        // What the call had shown to be private is not known here, so no free text is written.
        await WriteAsync(new ApprovalDecidedEntry(now, CallOf(request), method, request, "timedOut", decision: null, decisions, _ => Redaction.Mark)).ConfigureAwait(false);
    }

    private async ValueTask PassedOverAsync(GovernedMethod method, ApprovalRequest request, ChainTurn turn)
    {
        foreach (var (group, reason) in turn.PassedOver)
        {
            Log.GroupSkipped(engine.Logger, method.Name, group, request.Id, reason);
            await WriteAsync(new ApprovalAskedEntry(engine.Clock.GetUtcNow(), CallOf(request), method, request, group, step: null, reason)).ConfigureAwait(false);
        }
    }

    private async ValueTask WriteAsync(LedgerEntry entry) => await engine.Ledger.AppendAsync(entry, CancellationToken.None).ConfigureAwait(false);

    private static Guid CallOf(ApprovalRequest request) => Guid.ParseExact(request.Call, "N");
}
