using System.Text.Json;

namespace GovernedAi.Ledger.Entries;

/// <summary>Records are missing here: governed calls went on while nothing could be written.</summary>
internal sealed class GapEntry(DateTimeOffset at, int missing, DateTimeOffset from, DateTimeOffset until, IReadOnlyList<string> methods)
    : LedgerEntry(at, call: null, method: null)
{
    public override string Kind => RecordKinds.Gap;

    public int Missing { get; } = missing;

    public DateTimeOffset From { get; } = from;

    public DateTimeOffset Until { get; } = until;

    public IReadOnlyList<string> Methods { get; } = methods;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteNumber("missing"u8, Missing);
        data.WriteString("from"u8, From.UtcDateTime);
        data.WriteString("until"u8, Until.UtcDateTime);
        data.WriteStartArray("methods"u8);
        foreach (var method in Methods)
            data.WriteStringValue(method);
        data.WriteEndArray();
    }
}
