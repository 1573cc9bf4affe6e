using System.Text.Json;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger.Entries;

/// <summary>The body, an approval or a fallback did not answer; or a fallback did.</summary>
internal sealed class AttemptEntry(DateTimeOffset at, GovernedCall call, string name, Exception? failure, TimeSpan duration) : CallEntry(at, call)
{
    public override string Kind => RecordKinds.Attempt;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("of"u8, name);
        WriteDrill(data);
        data.WriteBoolean("answered"u8, failure is null);
        WriteError(data, failure);
        data.WriteNumber("ms"u8, (long)duration.TotalMilliseconds);
    }
}
