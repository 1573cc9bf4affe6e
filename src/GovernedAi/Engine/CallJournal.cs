using GovernedAi.Ledger;
using GovernedAi.Ledger.Entries;
using GovernedAi.Payloads;
using GovernedAi.Runtime;
using GovernedAi.Telemetry;

namespace GovernedAi.Engine;

/// <summary>Writes down what happens in governed calls, content before the record that refers to it.</summary>
internal sealed class CallJournal(GovernanceEngine engine)
{
    private readonly LedgerGap _gap = new();

    public ValueTask IntentAsync(GovernedCall call)
    {
        var entry = new IntentEntry(Now, call, engine.Requester?.Current);
        Payload[] payloads;
        try
        {
            payloads = call.Method.Audited ? ArgumentsOf(call) : [];
        }
        catch (Exception exception)
        {
            Refuse(call, exception);
            return default;
        }

        return payloads.Length == 0 ? AppendAsync(call, entry) : StoreAndAppendAsync(call, payloads, entry);
    }

    public ValueTask AttemptAsync(GovernedCall call, string name, Exception? failure, TimeSpan duration)
    {
        if (failure is not null)
            Log.AttemptFailed(engine.Logger, call.Method.Name, name, engine.Redaction.Clean(failure, call.Private));
        return AppendAsync(call, new AttemptEntry(Now, call, name, failure, duration));
    }

    public ValueTask OutcomeAsync(GovernedCall call, CallOutcome outcome, string? answeredBy, byte[]? result, Exception? failure)
    {
        GovernedAiTelemetry.EndCall(call, WireNames.Of(outcome), failure);
        var payload = result is null ? null : call.NewPayload(result);
        var entry = new OutcomeEntry(Now, call, outcome, answeredBy, payload, failure, engine.Clock.GetElapsedTime(call.Started));
        return StoreAndAppendAsync(call, payload, call.Shadow?.Proposal, entry);
    }

    public ValueTask AppendAsync(GovernedCall call, LedgerEntry entry)
    {
        var appended = TryAppend(entry);
        return appended.IsCompletedSuccessfully && !_gap.IsOpen ? default : FinishAsync(call, appended);
    }

    /// <summary>The same with two payloads at most.</summary>
    public ValueTask StoreAndAppendAsync(GovernedCall call, Payload? first, Payload? second, LedgerEntry entry) => (first, second) switch
    {
        (null, null) => AppendAsync(call, entry),
        ({ } one, null) => StoreAndAppendAsync(call, [one], entry),
        (null, { } one) => StoreAndAppendAsync(call, [one], entry),
        ({ } one, { } other) => StoreAndAppendAsync(call, [one, other], entry),
    };

    private async ValueTask StoreAndAppendAsync(GovernedCall call, IReadOnlyList<Payload> payloads, LedgerEntry entry)
    {
        try
        {
            await engine.Payloads.StoreAsync(payloads, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Refuse(call, exception);
            return;
        }

        await AppendAsync(call, entry).ConfigureAwait(false);
    }

    /// <summary>Notes that something is missing from the ledger.</summary>
    public void NoteGap(GovernedCall call, Exception exception)
    {
        _gap.Note(call.Method.Name, Now);
        GovernedAiTelemetry.CountGap(call.Method);
        Log.Gap(engine.Logger, call.Method.Name, engine.Redaction.Clean(exception, call.Private));
    }

    private DateTimeOffset Now => engine.Clock.GetUtcNow();

    private ValueTask<LedgerReceipt> TryAppend(LedgerEntry entry)
    {
        try
        {
            return engine.Ledger.AppendAsync(entry, CancellationToken.None);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<LedgerReceipt>(exception);
        }
    }

    private async ValueTask FinishAsync(GovernedCall call, ValueTask<LedgerReceipt> appending)
    {
        try
        {
            await appending.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Refuse(call, exception);
            return;
        }

        if (_gap.IsOpen)
            await CloseGapAsync().ConfigureAwait(false);
    }

    /// <summary>The ledger can be written again: it now says what it lacks.</summary>
    private async ValueTask CloseGapAsync()
    {
        if (_gap.Take(Now) is not { } gap)
            return;
        try
        {
            await engine.Ledger.AppendAsync(gap, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _gap.PutBack(gap);
            Log.Gap(engine.Logger, null, exception);
        }
    }

    /// <summary>Ends the call for want of a record, or notes the gap where it may go on with one.</summary>
    public void Refuse(GovernedCall call, Exception exception)
    {
        if (!call.TolerantOfGaps)
        {
            throw exception as LedgerUnavailableException
                ?? new LedgerUnavailableException($"{call.Method.Name} could not be recorded: {exception.Message}", exception);
        }

        NoteGap(call, exception);
    }

    /// <summary>Cleaned only now, when all arguments are known: what one shows to be private may stand in another.</summary>
    private Payload[] ArgumentsOf(GovernedCall call)
    {
        var count = 0;
        for (var argument = call.Arguments; argument is not null; argument = argument.Next)
            count += argument.Shown is null ? 0 : 1;
        if (count == 0)
            return [];
        var payloads = new Payload[count];
        var kept = 0;
        for (var argument = call.Arguments; argument is not null; argument = argument.Next)
        {
            if (argument.Shown is { } shown)
                payloads[kept++] = argument.Payload = call.NewPayload(engine.Redaction.Clean(shown, call.Private));
        }

        return payloads;
    }
}
