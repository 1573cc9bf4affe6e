namespace GovernedAi.Ledger;

/// <summary>A ledger that can say whether a record could be written now, without writing one.</summary>
public interface IProbedLedger : ILedger
{
    /// <summary>Goes the way of an append up to the record itself, and reads the end of the chain.</summary>
    /// <param name="cancellation">Cancels the probe.</param>
    /// <returns>Number and hash of the last record; <see langword="null"/> when there is none yet.</returns>
    /// <exception cref="LedgerUnavailableException">A record could not be written, or nothing could be chained to the last; the message says why.</exception>
    ValueTask<LedgerAnchor?> ProbeAsync(CancellationToken cancellation = default);
}
