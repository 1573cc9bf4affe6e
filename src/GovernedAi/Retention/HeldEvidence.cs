using System.Text;
using GovernedAi.Ledger;
using GovernedAi.Payloads;

namespace GovernedAi.Retention;

/// <summary>Says of records which legal hold forbids that anything of them goes.</summary>
internal sealed class HeldEvidence
{
    private readonly IReadOnlyList<LegalHold> _holds;
    private readonly Dictionary<string, LegalHold> _payloads = new(StringComparer.Ordinal);

    private HeldEvidence(IReadOnlyList<LegalHold> holds) => _holds = holds;

    public IReadOnlyList<LegalHold> Holds => _holds;

    public static async ValueTask<HeldEvidence> ReadAsync(LegalHolds holds, IPayloadStore payloads, CancellationToken cancellation)
    {
        var held = new HeldEvidence(await holds.ListAsync(cancellation).ConfigureAwait(false));
        foreach (var hold in held._holds.Where(hold => hold.Of == HoldKind.DataSubject))
        {
            // Fail closed: of whom it is, nobody can say any more, so it holds everything.
            var pseudonym = await payloads.FindAsync(hold.Name!, cancellation).ConfigureAwait(false)
                ?? throw new InvalidDataException($"Legal hold {hold.Id} is about a person, and who that is was deleted beside the ledger. Release it, or place it anew, before anything is erased.");
            await foreach (var id in payloads.FindBySubjectAsync(Encoding.UTF8.GetString(pseudonym.Content.Span).Trim('"'), cancellation).ConfigureAwait(false))
                held._payloads.TryAdd(id, hold);
        }

        return held;
    }

    /// <summary>The hold on a record; <see langword="null"/> when there is none.</summary>
    public LegalHold? On(LedgerRecord record) =>
        _holds.FirstOrDefault(hold => hold.Covers(record))
        ?? PayloadReference.In(record).Select(reference => OnPayload(reference.Payload)).FirstOrDefault(hold => hold is not null);

    /// <summary>The hold on a person that covers a payload.</summary>
    public LegalHold? OnPayload(string id) => _payloads.GetValueOrDefault(id);
}
