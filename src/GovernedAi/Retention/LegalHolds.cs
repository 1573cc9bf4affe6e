using System.Security.Cryptography;
using System.Text;
using GovernedAi.Ledger;
using GovernedAi.Ledger.Entries;
using GovernedAi.Payloads;

namespace GovernedAi.Retention;

/// <summary>Places and releases legal holds. The ledger itself says which are in force; there is no second list to keep in step.</summary>
/// <param name="ledger">Where they are recorded.</param>
/// <param name="payloads">Where the pseudonym of a held person is kept.</param>
/// <param name="clock">The clock they are dated by.</param>
public sealed class LegalHolds(ILedger ledger, IPayloadStore payloads, TimeProvider clock)
{
    /// <summary>Places a hold.</summary>
    /// <param name="of">What it is about.</param>
    /// <param name="name">The use case, the id of the method or call, or the person's id; not for <see cref="HoldKind.Everything"/>.</param>
    /// <param name="reason">Why; not empty. It stands in the chain for good: no personal data.</param>
    /// <param name="by">Who places it.</param>
    /// <param name="cancellation">Cancels the writing.</param>
    public async ValueTask<LegalHold> PlaceAsync(HoldKind of, string? name, string reason, string by, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (of != HoldKind.Everything)
            ArgumentException.ThrowIfNullOrWhiteSpace(name);

        var now = clock.GetUtcNow();
        var hold = new LegalHold(RandomNumberGenerator.GetHexString(12, lowercase: true), of, of == HoldKind.Everything ? null : name, reason, by, now);
        if (of == HoldKind.DataSubject)
        {
            // A pseudonym in the chain could be guessed from by whoever has its key, and never be erased.
            var pseudonym = new Payload(PayloadName.Of(now, Guid.NewGuid(), 1), Encoding.ASCII.GetBytes($"\"{Pseudonym.Of(payloads, name!)}\""));
            await payloads.StoreAsync([pseudonym], cancellation).ConfigureAwait(false);
            hold = hold with { Name = pseudonym.Id, Digest = pseudonym.Digest };
        }

        await ledger.AppendAsync(new HoldEntry(now, hold, isPlaced: true, reason, by), cancellation).ConfigureAwait(false);
        return hold;
    }

    /// <summary>Releases a hold.</summary>
    /// <returns>Whether it was in force.</returns>
    public async ValueTask<bool> ReleaseAsync(string id, string reason, string by, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if ((await ListAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(hold => hold.Id == id) is not { } found)
            return false;
        await ledger.AppendAsync(new HoldEntry(clock.GetUtcNow(), found, isPlaced: false, reason, by), cancellation).ConfigureAwait(false);
        if (found.Of == HoldKind.DataSubject)
            await payloads.EraseAsync(found.Name!, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>The holds in force, in the order they were placed.</summary>
    /// <exception cref="FormatException">A record does not say what it holds; the message names it. Until it is understood nothing may go.</exception>
    public async ValueTask<IReadOnlyList<LegalHold>> ListAsync(CancellationToken cancellation = default)
    {
        var holds = new List<LegalHold>();
        var query = new LedgerQuery { Kinds = [RecordKinds.HoldPlaced, RecordKinds.HoldReleased, RecordKinds.Pruned] };
        await foreach (var record in ledger.QueryAsync(query, cancellation).ConfigureAwait(false))
        {
            switch (record.Kind)
            {
                case RecordKinds.HoldPlaced:
                    holds.Add(record.Read(placed => LegalHold.Read(placed.Data, placed.At)));
                    break;
                case RecordKinds.HoldReleased:
                    var released = record.Read(release => release.Data.GetProperty("hold"u8).GetString());
                    holds.RemoveAll(hold => hold.Id == released);
                    break;
                default:
                    holds.AddRange(record.Read(Carried).Where(carried => holds.All(hold => hold.Id != carried.Id)));
                    break;
            }
        }

        return holds;
    }

    private static List<LegalHold> Carried(LedgerRecord pruned) =>
        [.. pruned.Data.GetProperty("holds"u8).EnumerateArray().Select(hold => LegalHold.Read(hold, hold.GetProperty("at"u8).GetDateTimeOffset()))];
}
