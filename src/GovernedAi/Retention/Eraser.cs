using GovernedAi.Approvals;
using GovernedAi.Ledger;
using GovernedAi.Ledger.Entries;
using GovernedAi.Payloads;

namespace GovernedAi.Retention;

/// <summary>Erases content, recorded first. What a crash interrupts the next run finishes, since the record says what was to go.</summary>
internal sealed class Eraser(ILedger ledger, IPayloadStore payloads, IApprovalStore approvals, TimeProvider clock, string reason, string by)
{
    private const int LargestBatch = 500;

    private readonly List<string> _payloads = [];
    private readonly List<string> _requests = [];
    private readonly HashSet<RetentionTerm> _terms = [];

    /// <summary>How many payloads were erased so far.</summary>
    public int Payloads { get; private set; }

    /// <summary>How many requests were erased so far.</summary>
    public int Requests { get; private set; }

    public ValueTask AddPayloadAsync(string id, CancellationToken cancellation, RetentionTerm? term = null) => AddAsync(_payloads, id, term, cancellation);

    public ValueTask AddRequestAsync(string id, CancellationToken cancellation, RetentionTerm? term = null) => AddAsync(_requests, id, term, cancellation);

    public ValueTask FinishAsync(CancellationToken cancellation) => FlushAsync(1, cancellation);

    /// <summary>Erases what an earlier record says is erased and a crash has left.</summary>
    public async ValueTask CatchUpAsync(LedgerRecord erased, CancellationToken cancellation)
    {
        foreach (var id in Ids(erased, "payloads"))
            await payloads.EraseAsync(id, cancellation).ConfigureAwait(false);
        foreach (var id in Ids(erased, "requests"))
            await approvals.EraseAsync(id, cancellation).ConfigureAwait(false);
    }

    private static List<string> Ids(LedgerRecord erased, string name) =>
        erased.Read(record => record.Data.GetProperty(name).EnumerateArray().Select(id => id.GetString() ?? throw new FormatException($"\"{name}\" holds null")).ToList());

    private ValueTask AddAsync(List<string> ids, string id, RetentionTerm? term, CancellationToken cancellation)
    {
        ids.Add(id);
        if (term is not null)
            _terms.Add(term);
        return FlushAsync(LargestBatch, cancellation);
    }

    private async ValueTask FlushAsync(int from, CancellationToken cancellation)
    {
        if (_payloads.Count + _requests.Count < from)
            return;
        await ledger.AppendAsync(new ErasedEntry(clock.GetUtcNow(), reason, by, _payloads, _requests, _terms), cancellation).ConfigureAwait(false);
        foreach (var id in _payloads)
            Payloads += await payloads.EraseAsync(id, cancellation).ConfigureAwait(false) ? 1 : 0;
        foreach (var id in _requests)
            Requests += await approvals.EraseAsync(id, cancellation).ConfigureAwait(false) ? 1 : 0;
        _payloads.Clear();
        _requests.Clear();
        _terms.Clear();
    }
}
