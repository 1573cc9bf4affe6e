using System.Text.Json;
using GovernedAi.Incidents;

namespace GovernedAi.Ledger.Entries;

/// <summary>Somebody said that an answer was wrong. Written before anybody is told.</summary>
internal sealed class IncidentOpenedEntry(Incident incident) : IncidentEntry(incident.At, incident)
{
    public override string Kind => RecordKinds.IncidentOpened;

    public override void WriteData(Utf8JsonWriter data)
    {
        base.WriteData(data);
        data.WriteString("record"u8, Incident.Record);
        data.WriteString("name"u8, Incident.Name);
        data.WriteString("reason"u8, Incident.Reason);
        data.WriteString("by"u8, Incident.By);
        WriteChain(data, Incident.Chain, Incident.StepTimeout);
    }
}
