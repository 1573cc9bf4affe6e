using System.Text.Json;
using GovernedAi.Payloads;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger.Entries;

/// <summary>A record of one governed call.</summary>
internal abstract class CallEntry(DateTimeOffset at, GovernedCall call) : LedgerEntry(at, call.Id, call.Method)
{
    protected GovernedCall Governed { get; } = call;

    /// <summary>Writes the reference to content that is kept beside the ledger.</summary>
    protected static void WritePayload(Utf8JsonWriter data, string name, Payload payload)
    {
        data.WriteStartObject(name);
        data.WriteString("payload"u8, payload.Id);
        data.WriteString("digest"u8, payload.Digest);
        data.WriteEndObject();
    }

    /// <summary>Writes why there is no such reference.</summary>
    protected static void WriteNotRecorded(Utf8JsonWriter data, string name, string reason)
    {
        data.WriteStartObject(name);
        data.WriteString("notRecorded"u8, reason);
        data.WriteEndObject();
    }

    /// <summary>Marks the record of a drill.</summary>
    protected void WriteDrill(Utf8JsonWriter data)
    {
        if (Governed.Drill is not { } drill)
            return;
        data.WriteStartObject("drill"u8);
        data.WriteString("name"u8, drill.Name);
        if (drill.Model is { } model)
            data.WriteString("model"u8, model.Description);
        data.WriteEndObject();
    }

    /// <summary>Writes the type of an exception; its message may hold what must not stand in the chain.</summary>
    protected static void WriteError(Utf8JsonWriter data, Exception? error)
    {
        if (error is not null)
            data.WriteString("error"u8, error.GetType().FullName);
    }
}
