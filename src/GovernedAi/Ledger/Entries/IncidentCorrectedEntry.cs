using System.Text.Json;
using GovernedAi.Incidents;

namespace GovernedAi.Ledger.Entries;

/// <summary>What puts the wrong answer right: another record, or a text that is kept beside the ledger.</summary>
internal sealed class IncidentCorrectedEntry(Incident incident, IncidentCorrection correction) : IncidentEntry(correction.At, incident)
{
    public override string Kind => RecordKinds.IncidentCorrected;

    public override void WriteData(Utf8JsonWriter data)
    {
        base.WriteData(data);
        data.WriteString("by"u8, correction.By);
        if (correction.Record is { } record)
        {
            data.WriteString("record"u8, record);
            return;
        }

        data.WriteStartObject("correction"u8);
        data.WriteString("payload"u8, correction.Content!.Value.Payload);
        data.WriteString("digest"u8, correction.Content!.Value.Digest);
        data.WriteEndObject();
    }
}
