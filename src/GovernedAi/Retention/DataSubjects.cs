using GovernedAi.Approvals;
using GovernedAi.Ledger;
using GovernedAi.Payloads;

namespace GovernedAi.Retention;

/// <summary>Finds what is kept about a person, and erases it.</summary>
/// <param name="ledger">The ledger, which records the erasure and stays whole.</param>
/// <param name="payloads">The content beside it.</param>
/// <param name="approvals">The requests to people.</param>
/// <param name="clock">The clock erasures are dated by.</param>
public sealed class DataSubjects(ILedger ledger, IPayloadStore payloads, IApprovalStore approvals, TimeProvider clock)
{
    /// <summary>What is kept about a person.</summary>
    /// <param name="subject">The id that <see cref="DataSubjectAttribute"/> marks.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public async ValueTask<SubjectFindings> FindAsync(string subject, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        var pseudonym = Pseudonym.Of(payloads, subject);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var requests = new List<string>();
        await foreach (var id in payloads.FindBySubjectAsync(pseudonym, cancellation).ConfigureAwait(false))
            ids.Add(id);
        await foreach (var id in approvals.FindBySubjectAsync(pseudonym, cancellation).ConfigureAwait(false))
            requests.Add(id);

        var calls = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var record in ledger.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (record.Call is { } call && PayloadReference.In(record).Any(reference => ids.Contains(reference.Payload)))
                calls.Add(call);
        }

        return new SubjectFindings([.. ids], requests, calls);
    }

    /// <summary>
    /// Erases all content of the calls about a person, except what a legal hold keeps. It is recorded first; the chain stays whole and
    /// says that content was erased, not whose.
    /// </summary>
    /// <param name="subject">The id that <see cref="DataSubjectAttribute"/> marks.</param>
    /// <param name="reason">Why; not empty. It stands in the chain for good: no personal data.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Stops; what was erased so far is recorded.</param>
    public async ValueTask<ErasureReport> EraseAsync(string subject, string reason, string by, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        var found = await FindAsync(subject, cancellation).ConfigureAwait(false);
        var held = await HeldEvidence.ReadAsync(new LegalHolds(ledger, payloads, clock), payloads, cancellation).ConfigureAwait(false);
        var eraser = new Eraser(ledger, payloads, approvals, clock, reason, by);
        var left = found.Payloads.ToHashSet(StringComparer.Ordinal);
        var kept = new SortedSet<string>(StringComparer.Ordinal);
        var heldRequests = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var record in ledger.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (record.Kind == RecordKinds.Erased)
                await eraser.CatchUpAsync(record, cancellation).ConfigureAwait(false);
            if (held.On(record) is not { } hold)
                continue;
            if (PayloadReference.In(record).Count(reference => left.Remove(reference.Payload)) > 0 || IsOf(record, found.Requests, heldRequests))
                kept.Add(Words(hold));
        }

        // A payload that no record refers to is content that was stored when its record could not be.
        foreach (var id in left.Order(StringComparer.Ordinal))
        {
            if (held.OnPayload(id) is { } hold)
                kept.Add(Words(hold));
            else
                await eraser.AddPayloadAsync(id, cancellation).ConfigureAwait(false);
        }

        var waiting = await WaitingAsync(cancellation).ConfigureAwait(false);
        foreach (var id in found.Requests.Where(id => !heldRequests.Contains(id) && !waiting.Contains(id)))
            await eraser.AddRequestAsync(id, cancellation).ConfigureAwait(false);
        await eraser.FinishAsync(cancellation).ConfigureAwait(false);
        return new ErasureReport(eraser.Payloads, eraser.Requests, [.. kept], [.. found.Requests.Where(waiting.Contains)]);
    }

    private async ValueTask<HashSet<string>> WaitingAsync(CancellationToken cancellation)
    {
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var request in approvals.ListWaitingAsync(cancellation).ConfigureAwait(false))
            waiting.Add(request.Id);
        return waiting;
    }

    private static bool IsOf(LedgerRecord record, IReadOnlyList<string> requests, HashSet<string> held) =>
        record.Kind == RecordKinds.ApprovalRequested
        && record.Read(asked => asked.Data.GetProperty("request"u8).GetString()) is { } id
        && requests.Contains(id)
        && held.Add(id);

    private static string Words(LegalHold hold) => $"legal hold {hold.Id}, placed by {hold.By}: {hold.Reason}";
}
