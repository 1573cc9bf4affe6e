using System.Text.Json;

namespace GovernedAi.Ledger.Entries;

/// <summary>A crash had torn the last line of a file. Nothing of it had been acknowledged; what was there is kept beside the file.</summary>
internal sealed class RepairEntry(DateTimeOffset at, string file, long offset, int bytes, string digest, string keptAs)
    : LedgerEntry(at, call: null, method: null)
{
    public override string Kind => RecordKinds.Repair;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("file"u8, file);
        data.WriteNumber("offset"u8, offset);
        data.WriteNumber("bytes"u8, bytes);
        data.WriteString("sha256"u8, digest);
        data.WriteString("keptAs"u8, keptAs);
    }
}
