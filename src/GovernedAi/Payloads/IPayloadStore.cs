namespace GovernedAi.Payloads;

/// <summary>Keeps the content that records refer to, apart from them, so that it can be erased.</summary>
public interface IPayloadStore
{
    /// <summary>Stores the payloads of one governed call. When the task has completed they survive the end of the process.</summary>
    /// <exception cref="LedgerUnavailableException">They could not be stored.</exception>
    ValueTask StoreAsync(IReadOnlyList<Payload> payloads, CancellationToken cancellation = default);

    /// <summary>Reads one payload; <see langword="null"/> when there is none under that id, or it was erased.</summary>
    ValueTask<Payload?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>Erases content and key of one payload for good.</summary>
    /// <returns>Whether there was something to erase.</returns>
    ValueTask<bool> EraseAsync(string id, CancellationToken cancellation = default);
}
