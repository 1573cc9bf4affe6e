namespace GovernedAi.Ledger;

/// <summary>A ledger whose oldest records can be taken away, once a record at its end says which.</summary>
public interface IPrunableLedger : ILedger
{
    /// <summary>The last place, at or before a record, at which the front can be cut off.</summary>
    /// <param name="through">The number of the last record that may go.</param>
    /// <param name="cancellation">Cancels the search.</param>
    /// <returns>Number and hash of the last record that would go; <see langword="null"/> when none can.</returns>
    ValueTask<LedgerAnchor?> FindCutAsync(long through, CancellationToken cancellation = default);

    /// <summary>
    /// Takes away all records up to the cut. What is interrupted can be called again; at every moment what remains is an unbroken chain
    /// up to the end.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">They could not be taken away.</exception>
    ValueTask DropAsync(LedgerAnchor cut, CancellationToken cancellation = default);
}
