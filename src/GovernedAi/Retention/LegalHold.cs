using System.Text.Json;
using GovernedAi.Engine;
using GovernedAi.Ledger;

namespace GovernedAi.Retention;

/// <summary>Forbids that something is erased or pruned, whatever retention or a data subject asks for, until it is released.</summary>
/// <param name="Id">The id of the hold.</param>
/// <param name="Of">What it is about.</param>
/// <param name="Name">The use case, method or call; of a person, the id of the payload that holds the pseudonym; <see langword="null"/>: everything.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who placed it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record LegalHold(string Id, HoldKind Of, string? Name, string Reason, string By, DateTimeOffset At)
{
    /// <summary>The digest of that payload.</summary>
    internal string? Digest { get; init; }

    internal static LegalHold Read(JsonElement data, DateTimeOffset at)
    {
        var of = WireNames.HoldKindOf(data.GetProperty("of"u8).GetString()!);
        var subject = of == HoldKind.DataSubject ? data.GetProperty("subject"u8) : default;
        return new LegalHold(
            data.GetProperty("hold"u8).GetString()!,
            of,
            of == HoldKind.DataSubject ? subject.GetProperty("payload"u8).GetString() : data.TryGetProperty("name"u8, out var name) ? name.GetString() : null,
            data.GetProperty("reason"u8).GetString()!,
            data.GetProperty("by"u8).GetString()!,
            at)
        {
            Digest = of == HoldKind.DataSubject ? subject.GetProperty("digest"u8).GetString() : null,
        };
    }

    /// <summary>Whether a record is about what is held, persons aside.</summary>
    internal bool Covers(LedgerRecord record) => Of switch
    {
        HoldKind.Everything => true,
        HoldKind.UseCase => record.UseCase == Name,
        HoldKind.Method => record.Method == Name,
        HoldKind.Call => record.Call == Name,
        _ => false,
    };
}
