namespace GovernedAi.Payloads;

/// <summary>Keeps the content that records refer to, apart from them, so that it can be erased.</summary>
public interface IPayloadStore
{
    /// <summary>The secret that pseudonyms of data subjects are made with; 32 random bytes, the same for all who share the store.</summary>
    ReadOnlyMemory<byte> SubjectKey { get; }

    /// <summary>Stores the payloads of one governed call. When the task has completed they survive the end of the process.</summary>
    /// <param name="payloads">The payloads. One that is there already, because an earlier try failed half-way, is stored once.</param>
    /// <param name="cancellation">Cancels before it begins, and then nothing of them is stored.</param>
    /// <exception cref="LedgerUnavailableException">They could not be stored.</exception>
    ValueTask StoreAsync(IReadOnlyList<Payload> payloads, CancellationToken cancellation = default);

    /// <summary>Reads one payload; <see langword="null"/> when there is none under that id, or it was erased.</summary>
    ValueTask<Payload?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>Erases content and key of one payload for good.</summary>
    /// <returns>Whether there was something to erase.</returns>
    ValueTask<bool> EraseAsync(string id, CancellationToken cancellation = default);

    /// <summary>Finds what is kept of the calls about a data subject: all payloads of each call of which one has the pseudonym.</summary>
    /// <returns>Ids of payloads that are not erased, each once.</returns>
    IAsyncEnumerable<string> FindBySubjectAsync(string pseudonym, CancellationToken cancellation = default);

    /// <summary>Gives back the room of what was erased, as far as it was stored before that moment.</summary>
    /// <returns>How many places were cleared.</returns>
    ValueTask<int> SweepAsync(DateTimeOffset before, CancellationToken cancellation = default);
}
