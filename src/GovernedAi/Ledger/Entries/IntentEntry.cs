using System.Text.Json;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger.Entries;

/// <summary>Written before the model is called: what is about to run, with which arguments, on whose behalf.</summary>
internal sealed class IntentEntry(DateTimeOffset at, GovernedCall call, string? requester) : CallEntry(at, call)
{
    public override string Kind => RecordKinds.Intent;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("name"u8, Governed.Method.Name);
        data.WriteString("requester"u8, requester);
        WriteDrill(data);
        WriteRuleSets(data);
        WriteIncidentChain(data);
        if (!Governed.Method.Audited)
            return;

        data.WriteStartObject("arguments"u8);
        for (var argument = Governed.Arguments; argument is not null; argument = argument.Next)
        {
            if (argument.Payload is { } payload)
            {
                WritePayload(data, argument.Name, payload);
                continue;
            }

            WriteNotRecorded(data, argument.Name, argument.NotRecorded ?? "it could not be");
        }

        data.WriteEndObject();
    }

    /// <summary>
    /// Writes who is to be told when this call's answer was wrong: whoever opens an incident later, from another program or after another
    /// release, goes by what was in force when the answer was given.
    /// </summary>
    private void WriteIncidentChain(Utf8JsonWriter data)
    {
        if (Governed.Method.Incident is not { } incident)
            return;
        data.WriteStartObject("incident"u8);
        IncidentEntry.WriteChain(data, incident.Chain, incident.StepTimeout);
        data.WriteEndObject();
    }

    /// <summary>Writes the house's rule sets that the method's build was held to; nothing when there were none.</summary>
    private void WriteRuleSets(Utf8JsonWriter data)
    {
        var sets = RuleSetRegistry.Of(Governed.Method.Assembly);
        if (sets.Count == 0)
            return;

        data.WriteStartArray("ruleSets"u8);
        foreach (var set in sets)
        {
            data.WriteStartObject();
            data.WriteString("name"u8, set.Name);
            data.WriteString("version"u8, set.Version);
            data.WriteString("hash"u8, set.Hash);
            data.WriteEndObject();
        }

        data.WriteEndArray();
    }
}
