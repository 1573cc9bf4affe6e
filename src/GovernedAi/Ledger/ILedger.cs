using System.Runtime.CompilerServices;

namespace GovernedAi.Ledger;

/// <summary>Keeps the records of governed calls, append only.</summary>
public interface ILedger
{
    /// <summary>
    /// Appends one record. When the task has completed, the record survives the end of the process. Concurrent appends are
    /// welcome; the order they get is theirs for good.
    /// </summary>
    /// <param name="entry">What the record says.</param>
    /// <param name="cancellation">Cancels before it begins, and then nothing of it stands in the ledger; what has begun runs to its end.</param>
    /// <exception cref="LedgerUnavailableException">The record could not be written. Nothing of it stands in the ledger.</exception>
    ValueTask<LedgerReceipt> AppendAsync(LedgerEntry entry, CancellationToken cancellation = default);

    /// <summary>Reads the records in order, from the first.</summary>
    IAsyncEnumerable<LedgerRecord> ReadAsync(CancellationToken cancellation = default);

    /// <summary>Reads the records that are asked for, in order. A store that has an index overrides this.</summary>
    async IAsyncEnumerable<LedgerRecord> QueryAsync(LedgerQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var record in ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (query.Matches(record))
                yield return record;
        }
    }
}
