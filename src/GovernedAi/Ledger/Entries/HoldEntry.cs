using System.Text.Json;
using GovernedAi.Retention;

namespace GovernedAi.Ledger.Entries;

/// <summary>A legal hold was placed, or released for a reason.</summary>
internal sealed class HoldEntry(DateTimeOffset at, LegalHold hold, bool isPlaced, string reason, string by) : LedgerEntry(at, call: null, method: null)
{
    public override string Kind => isPlaced ? RecordKinds.HoldPlaced : RecordKinds.HoldReleased;

    public override void WriteData(Utf8JsonWriter data)
    {
        if (isPlaced)
        {
            Write(data, hold);
            return;
        }

        data.WriteString("hold"u8, hold.Id);
        data.WriteString("reason"u8, reason);
        data.WriteString("by"u8, by);
    }

    public static void Write(Utf8JsonWriter data, LegalHold hold)
    {
        data.WriteString("hold"u8, hold.Id);
        data.WriteString("of"u8, Engine.WireNames.Of(hold.Of));
        if (hold.Of == HoldKind.DataSubject)
        {
            data.WriteStartObject("subject"u8);
            data.WriteString("payload"u8, hold.Name);
            data.WriteString("digest"u8, hold.Digest);
            data.WriteEndObject();
        }
        else if (hold.Name is not null)
        {
            data.WriteString("name"u8, hold.Name);
        }

        data.WriteString("reason"u8, hold.Reason);
        data.WriteString("by"u8, hold.By);
    }
}
