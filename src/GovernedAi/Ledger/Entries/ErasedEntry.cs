using System.Text.Json;

namespace GovernedAi.Ledger.Entries;

/// <summary>Written before content is erased: which, why and by whom. From here on its absence is no fault.</summary>
internal sealed class ErasedEntry(DateTimeOffset at, string reason, string by, IReadOnlyCollection<string> payloads, IReadOnlyCollection<string> requests)
    : LedgerEntry(at, call: null, method: null)
{
    public override string Kind => RecordKinds.Erased;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("reason"u8, reason);
        data.WriteString("by"u8, by);
        Write(data, "payloads", payloads);
        Write(data, "requests", requests);
    }

    private static void Write(Utf8JsonWriter data, string name, IEnumerable<string> ids)
    {
        data.WriteStartArray(name);
        foreach (var id in ids)
            data.WriteStringValue(id);
        data.WriteEndArray();
    }
}
