using System.Text.Json;
using GovernedAi.Incidents;

namespace GovernedAi.Ledger.Entries;

/// <summary>A record of an incident. It bears the call and the method that the incident is about, so that it is found, held and pruned with them.</summary>
internal abstract class IncidentEntry(DateTimeOffset at, Incident incident)
    : LedgerEntry(at, Guid.ParseExact(incident.Call, "N"), incident.Governed)
{
    protected Incident Incident { get; } = incident;

    public override void WriteData(Utf8JsonWriter data) => data.WriteString("incident"u8, Incident.Id);

    public static void WriteChain(Utf8JsonWriter data, IReadOnlyList<string> chain, TimeSpan stepTimeout)
    {
        WriteTexts(data, "chain", chain);
        data.WriteString("stepTimeout"u8, stepTimeout.ToString("c"));
    }

    protected static void WriteTexts(Utf8JsonWriter data, string name, IReadOnlyList<string> texts)
    {
        data.WriteStartArray(name);
        foreach (var text in texts)
            data.WriteStringValue(text);
        data.WriteEndArray();
    }
}
