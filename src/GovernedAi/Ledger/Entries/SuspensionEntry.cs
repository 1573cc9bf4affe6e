using System.Text.Json;
using GovernedAi.Suspension;

namespace GovernedAi.Ledger.Entries;

/// <summary>Something was stopped, or let go on.</summary>
internal sealed class SuspensionEntry(Suspended suspended, bool isStopped) : LedgerEntry(suspended.At, call: null, method: null)
{
    public override string Kind => isStopped ? RecordKinds.Suspended : RecordKinds.Resumed;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("what"u8, Engine.WireNames.Of(suspended.Kind));
        data.WriteString("name"u8, suspended.Name);
        data.WriteString("reason"u8, suspended.Reason);
        data.WriteString("by"u8, suspended.By);
        if (suspended.Until is { } until)
            data.WriteString("until"u8, until.UtcDateTime);
    }
}
