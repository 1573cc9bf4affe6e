using GovernedAi.Approvals;
using GovernedAi.Ledger;
using GovernedAi.Ledger.Entries;
using GovernedAi.Payloads;

namespace GovernedAi.Retention;

/// <summary>
/// Lets content go when its term is over, and old records when somebody says so. A legal hold wins over both; a term and an open incident win over
/// pruning.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="payloads">The content beside it.</param>
/// <param name="approvals">The requests to people.</param>
/// <param name="terms">How long what is kept.</param>
/// <param name="clock">The clock terms go by.</param>
public sealed class EvidenceRetention(ILedger ledger, IPayloadStore payloads, IApprovalStore approvals, RetentionTerms terms, TimeProvider clock)
{
    /// <summary>Erases the content of calls whose term is over. The records stay: they hold no content.</summary>
    /// <param name="by">Who does it; the program itself when it does so every day.</param>
    /// <param name="cancellation">Stops; what was erased so far is recorded.</param>
    public async ValueTask<ErasureReport> ApplyAsync(string by, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var held = await HeldAsync(cancellation).ConfigureAwait(false);
        var eraser = new Eraser(ledger, payloads, approvals, clock, "the retention term of their use case is over", by);
        var kept = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var record in ledger.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (record.Kind == RecordKinds.Erased)
                await eraser.CatchUpAsync(record, cancellation).ConfigureAwait(false);
            if (record.Call is null || terms.Of(record) is not { } term || !term.IsOver(record.At, now))
                continue;
            if (held.On(record) is { } hold)
                kept.Add($"legal hold {hold.Id}, placed by {hold.By}: {hold.Reason}");
            else
                await EraseContentAsync(record, term, eraser, cancellation).ConfigureAwait(false);
        }

        await eraser.FinishAsync(cancellation).ConfigureAwait(false);
        await SweepAsync(cancellation).ConfigureAwait(false);
        return new ErasureReport(eraser.Payloads, eraser.Requests, [.. kept], []);
    }

    /// <summary>
    /// Takes the oldest records away, up to a moment, a legal hold, an incident that is open, or a record whose term runs. A record at the end of the chain,
    /// under the key where there is one, says what went; the ledger still verifies.
    /// </summary>
    /// <param name="before">Records from here on stay.</param>
    /// <param name="reason">Why; not empty.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Stops. What was begun, the next pruning finishes.</param>
    /// <exception cref="NotSupportedException">The ledger cannot be pruned.</exception>
    public async ValueTask<PruneReport> PruneAsync(DateTimeOffset before, string reason, string by, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (ledger is not IPrunableLedger prunable)
            throw new NotSupportedException($"{ledger.GetType().Name} cannot be pruned.");

        var held = await HeldAsync(cancellation).ConfigureAwait(false);
        await FinishEarlierAsync(prunable, cancellation).ConfigureAwait(false);
        var (through, stoppedBy) = await LastToGoAsync(before, held, cancellation).ConfigureAwait(false);
        if (await prunable.FindCutAsync(through, cancellation).ConfigureAwait(false) is not { } cut)
            return new PruneReport(null, 0, through == 0 ? stoppedBy : $"{stoppedBy}; and records go by whole files of the ledger");

        var eraser = new Eraser(ledger, payloads, approvals, clock, $"their records are pruned: {reason}", by);
        await foreach (var record in ledger.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (record.Sequence > cut.Sequence)
                break;
            await EraseContentAsync(record, term: null, eraser, cancellation).ConfigureAwait(false);
        }

        await eraser.FinishAsync(cancellation).ConfigureAwait(false);
        await ledger.AppendAsync(new PrunedEntry(clock.GetUtcNow(), cut, reason, by, held.Holds), cancellation).ConfigureAwait(false);
        await prunable.DropAsync(cut, cancellation).ConfigureAwait(false);
        await SweepAsync(cancellation).ConfigureAwait(false);
        return new PruneReport(cut, eraser.Payloads, stoppedBy);
    }

    private ValueTask<HeldEvidence> HeldAsync(CancellationToken cancellation) =>
        HeldEvidence.ReadAsync(new LegalHolds(ledger, payloads, clock), payloads, cancellation);

    /// <summary>A crash may have fallen between the record that says what goes and its going.</summary>
    private async ValueTask FinishEarlierAsync(IPrunableLedger prunable, CancellationToken cancellation)
    {
        LedgerCheckpoint? last = null;
        await foreach (var record in ledger.QueryAsync(new LedgerQuery { Kinds = [RecordKinds.Pruned] }, cancellation).ConfigureAwait(false))
            last = record.Read(LedgerCheckpoint.Parse);
        if (last is not null)
            await prunable.DropAsync(last.Cut, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<(long Through, string StoppedBy)> LastToGoAsync(DateTimeOffset before, HeldEvidence held, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var incidents = await OpenIncidents.ReadAsync(ledger, cancellation).ConfigureAwait(false);
        var through = 0L;
        await foreach (var record in ledger.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (record.At >= before)
                return (through, $"record {record.Sequence} is of {record.At.UtcDateTime:yyyy-MM-dd}");
            if (held.On(record) is { } hold)
                return (through, $"record {record.Sequence} is under legal hold {hold.Id}, placed by {hold.By}: {hold.Reason}");
            if (incidents.On(record) is { } incident)
                return (through, $"record {record.Sequence} belongs to incident {incident.Id}, which is open: {(incident.Acknowledgement is null ? "nobody acknowledged it" : "nothing puts it right yet")}");
            if (record.Call is not null && terms.Of(record) is { } term && !term.IsOver(record.At, now))
                return (through, $"the retention term of record {record.Sequence} runs {term.End(record.At)} ({term})");
            through = record.Sequence;
        }

        return (through, "the ledger ends");
    }

    private async ValueTask EraseContentAsync(LedgerRecord record, RetentionTerm? term, Eraser eraser, CancellationToken cancellation)
    {
        foreach (var reference in PayloadReference.In(record).Where(_ => record.Kind is not RecordKinds.HoldPlaced))
        {
            if (await IsThereAsync(reference.Payload, cancellation).ConfigureAwait(false))
                await eraser.AddPayloadAsync(reference.Payload, cancellation, term).ConfigureAwait(false);
        }

        if (record.Kind == RecordKinds.ApprovalRequested
            && record.Read(asked => asked.Data.GetProperty("request"u8).GetString()) is { } id
            && await approvals.FindAsync(id, cancellation).ConfigureAwait(false) is { Erased: false })
        {
            await eraser.AddRequestAsync(id, cancellation, term).ConfigureAwait(false);
        }
    }

    /// <summary>Content that cannot be read is there all the same.</summary>
    private async ValueTask<bool> IsThereAsync(string payload, CancellationToken cancellation)
    {
        try
        {
            return await payloads.FindAsync(payload, cancellation).ConfigureAwait(false) is not null;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    /// <summary>A call that still runs may write to what was stored these two days.</summary>
    private ValueTask<int> SweepAsync(CancellationToken cancellation) => payloads.SweepAsync(clock.GetUtcNow() - TimeSpan.FromDays(2), cancellation);
}
