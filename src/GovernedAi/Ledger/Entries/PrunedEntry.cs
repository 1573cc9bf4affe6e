using System.Text.Json;
using GovernedAi.Retention;

namespace GovernedAi.Ledger.Entries;

/// <summary>Written before records are taken from the front: what goes, and what of it must go on to hold.</summary>
internal sealed class PrunedEntry(DateTimeOffset at, LedgerAnchor cut, string reason, string by, IReadOnlyList<LegalHold> holds)
    : LedgerEntry(at, call: null, method: null)
{
    public override string Kind => RecordKinds.Pruned;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteNumber("through"u8, cut.Sequence);
        data.WriteString("hash"u8, cut.Hash);
        data.WriteString("reason"u8, reason);
        data.WriteString("by"u8, by);
        data.WriteStartArray("holds"u8);
        foreach (var hold in holds)
        {
            data.WriteStartObject();
            HoldEntry.Write(data, hold);
            data.WriteString("at"u8, hold.At.UtcDateTime);
            data.WriteEndObject();
        }

        data.WriteEndArray();
    }
}
