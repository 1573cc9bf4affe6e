using GovernedAi.Ledger;

namespace GovernedAi.Incidents;

/// <summary>
/// Follows the incidents of a ledger: reads on from the last record it has read. Where that is not in the ledger any more (it was pruned, or
/// the ledger is another) it reads what there is from the start, as it does first of all.
/// </summary>
internal sealed class IncidentFollower(ILedger ledger)
{
    private IncidentHistory _history = new();
    private LedgerAnchor? _last;

    /// <returns>All incidents in the order they were opened, as they stand.</returns>
    public async ValueTask<IReadOnlyList<Incident>> ReadOnAsync(CancellationToken cancellation)
    {
        if (!await TryReadOnAsync(cancellation).ConfigureAwait(false))
        {
            (_history, _last) = (new IncidentHistory(), null);
            await TryReadOnAsync(cancellation).ConfigureAwait(false);
        }

        return _history.Incidents;
    }

    private async ValueTask<bool> TryReadOnAsync(CancellationToken cancellation)
    {
        // The last one is read again: that it still stands there says that what follows belongs to it.
        var expected = _last;
        await foreach (var record in ledger.QueryAsync(new LedgerQuery { After = expected?.Sequence - 1 }, cancellation).ConfigureAwait(false))
        {
            var place = new LedgerAnchor(record.Sequence, record.Hash);
            if (expected is { } last && place != last)
                return false;
            if (expected is null)
                _history.Add(record);
            (_last, expected) = (place, null);
        }

        return expected is null;
    }
}
