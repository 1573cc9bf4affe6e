namespace GovernedAi;

/// <summary>The ledger could not be written, so the governed call did not run.</summary>
public sealed class LedgerUnavailableException : Exception
{
    /// <summary>Says why the ledger could not be written.</summary>
    public LedgerUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
