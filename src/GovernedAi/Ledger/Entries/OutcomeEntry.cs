using System.Text.Json;
using GovernedAi.Engine;
using GovernedAi.Payloads;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger.Entries;

/// <summary>Written before the caller gets the result: how the call ended and who answered.</summary>
internal sealed class OutcomeEntry(
    DateTimeOffset at,
    GovernedCall call,
    CallOutcome outcome,
    string? answeredBy,
    Payload? result,
    Exception? failure,
    TimeSpan duration) : CallEntry(at, call)
{
    public override string Kind => RecordKinds.Outcome;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("outcome"u8, WireNames.Of(outcome));
        if (answeredBy is not null)
            data.WriteString("answeredBy"u8, answeredBy);
        if (result is not null)
            WritePayload(data, "result", result);
        else if (failure is null && Governed.Method is { Audited: true, ResultLeftOut: { } reason })
            WriteNotRecorded(data, "result", reason);
        WriteShadow(data);
        WriteDrill(data);
        Governed.WriteOutcome(data, answered: failure is null);
        WriteError(data, failure);
        data.WriteNumber("ms"u8, (long)duration.TotalMilliseconds);
    }

    private void WriteShadow(Utf8JsonWriter data)
    {
        if (Governed.Shadow is not { } shadow)
            return;
        data.WriteStartObject("shadow"u8);
        if (shadow.Failed)
            data.WriteBoolean("failed"u8, true);
        if (shadow.Agreed is { } agreed)
            data.WriteBoolean("agreed"u8, agreed);
        if (shadow.Proposal is { } proposal)
            WritePayload(data, "proposal", proposal);
        data.WriteEndObject();
    }
}
