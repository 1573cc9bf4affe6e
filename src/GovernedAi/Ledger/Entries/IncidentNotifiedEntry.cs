using System.Text.Json;
using GovernedAi.Incidents;

namespace GovernedAi.Ledger.Entries;

/// <summary>It is a group's turn, and who told them; or the group was passed over.</summary>
/// <param name="at">When.</param>
/// <param name="incident">The incident.</param>
/// <param name="number">Which step of the chain, from 0.</param>
/// <param name="step">What the record adds to that step.</param>
internal sealed class IncidentNotifiedEntry(DateTimeOffset at, Incident incident, int number, IncidentStep step) : IncidentEntry(at, incident)
{
    public override string Kind => RecordKinds.IncidentNotified;

    public override void WriteData(Utf8JsonWriter data)
    {
        base.WriteData(data);
        data.WriteNumber("step"u8, number + 1);
        data.WriteString("group"u8, step.Group);
        if (step.Skipped is { } why)
        {
            data.WriteString("skipped"u8, why);
            return;
        }

        WriteTexts(data, "people", step.People);
        data.WriteString("until"u8, step.Until.UtcDateTime);
        WriteTexts(data, "via", step.Via);
    }
}
