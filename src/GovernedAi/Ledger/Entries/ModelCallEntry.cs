using System.Text.Json;
using GovernedAi.Payloads;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger.Entries;

/// <summary>One captured model call.</summary>
internal sealed class ModelCallEntry(
    DateTimeOffset at,
    GovernedCall call,
    ModelCallSite site,
    Payload? prompt,
    Payload? response,
    bool responseIsSensitive,
    ModelAnswer? answer,
    Exception? failure,
    TimeSpan duration) : CallEntry(at, call)
{
    private readonly bool _outlived = call.HasEnded;

    public override string Kind => RecordKinds.ModelCall;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("site"u8, site.Id);
        data.WriteString("api"u8, site.Call);
        data.WriteString("provider"u8, site.Provider);
        data.WriteString("operation"u8, site.Kind);
        if (prompt is not null)
            WritePayload(data, "prompt", prompt);
        if (response is not null)
            WritePayload(data, "response", response);
        else if (responseIsSensitive)
            WriteNotRecorded(data, "response", "sensitive");
        if (answer is not null)
            WriteAnswer(data, answer);
        WriteDrill(data);
        WriteError(data, failure);
        data.WriteNumber("ms"u8, (long)duration.TotalMilliseconds);
        if (_outlived)
            data.WriteBoolean("outlived"u8, true);
    }

    private static void WriteAnswer(Utf8JsonWriter data, ModelAnswer answer)
    {
        if (answer.Model is not null)
            data.WriteString("model"u8, answer.Model);
        if (answer.InputTokens is { } input)
            data.WriteNumber("inputTokens"u8, input);
        if (answer.OutputTokens is { } output)
            data.WriteNumber("outputTokens"u8, output);
        if (answer.FinishReason is not null)
            data.WriteString("finishReason"u8, answer.FinishReason);
        if (answer.IsCut)
            data.WriteBoolean("responseCut"u8, true);
        if (answer.IsReadOn)
            data.WriteBoolean("readOn"u8, true);
    }
}
