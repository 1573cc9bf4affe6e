using System.Text.Json;
using GovernedAi.Incidents;

namespace GovernedAi.Ledger.Entries;

/// <summary>Somebody took the incident on: nobody further is told.</summary>
internal sealed class IncidentAcknowledgedEntry(Incident incident, IncidentAcknowledgement acknowledgement) : IncidentEntry(acknowledgement.At, incident)
{
    public override string Kind => RecordKinds.IncidentAcknowledged;

    public override void WriteData(Utf8JsonWriter data)
    {
        base.WriteData(data);
        data.WriteString("by"u8, acknowledgement.By);
        data.WriteString("reason"u8, acknowledgement.Reason);
    }
}
