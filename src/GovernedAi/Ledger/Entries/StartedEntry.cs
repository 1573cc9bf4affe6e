using System.Text.Json;

namespace GovernedAi.Ledger.Entries;

/// <summary>A process began to write: an intent without an outcome before it was cut short.</summary>
internal sealed class StartedEntry(DateTimeOffset at, int methods) : LedgerEntry(at, call: null, method: null)
{
    public override string Kind => RecordKinds.Started;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("program"u8, AppDomain.CurrentDomain.FriendlyName);
        data.WriteString("machine"u8, Environment.MachineName);
        data.WriteNumber("process"u8, Environment.ProcessId);
        data.WriteString("runtime"u8, typeof(StartedEntry).Assembly.GetName().Version!.ToString(3));
        data.WriteNumber("methods"u8, methods);
    }
}
