using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovernedAi.Approvals;
using GovernedAi.Engine;
using GovernedAi.Json;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger.Entries;

/// <summary>A question was opened. What it shows stands in the request; the digests here say what it was.</summary>
internal sealed class ApprovalRequestedEntry(DateTimeOffset at, GovernedCall call, ApprovalRequest request) : CallEntry(at, call)
{
    public override string Kind => RecordKinds.ApprovalRequested;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("request"u8, request.Id);
        data.WriteString("ask"u8, WireNames.Of(request.Ask));
        data.WriteStartArray("chain"u8);
        foreach (var group in request.Chain)
            data.WriteStringValue(group);
        data.WriteEndArray();
        WriteDrill(data);
        WriteReasons(data);
        if (request.Quorum > 1)
            data.WriteNumber("quorum"u8, request.Quorum);
        data.WriteString("stepTimeout"u8, request.StepTimeout.ToString("c"));
        data.WriteString("requester"u8, request.Requester);
        data.WriteBoolean("separationChecked"u8, request.Requester is not null);
        data.WriteString("argumentsDigest"u8, Salted(request.Binding.Arguments));
        data.WriteString("resultDigest"u8, Salted(request.Binding.Result));
        WritePreviews(data);
    }

    private void WritePreviews(Utf8JsonWriter data)
    {
        if (Governed.Previews.Count == 0)
            return;
        data.WriteStartArray("previews"u8);
        for (var i = 0; i < Governed.Previews.Count; i++)
        {
            data.WriteStartObject();
            data.WriteString("of"u8, Governed.Previews[i].Name);
            WriteError(data, Governed.Previews[i].Failure);
            if (request.Previews[i].Answer is { } answer)
                data.WriteString("digest"u8, Salted(answer.ToString()));
            data.WriteEndObject();
        }

        data.WriteEndArray();
    }

    private void WriteReasons(Utf8JsonWriter data)
    {
        data.WriteStartArray("because"u8);
        foreach (var reason in Governed.AskedBecause)
            data.WriteStringValue(reason);
        data.WriteEndArray();
        if (Governed.ReportedConfidence is { } confidence)
            data.WriteNumber("reportedConfidence"u8, confidence);
    }

    /// <summary>The key of the bindings stays; so that it gives nothing to guess from here, what stands here is under the request's own salt.</summary>
    private string? Salted(string? text) => text is null
        ? null
        : Hex.Lower(HMACSHA256.HashData(Convert.FromHexString(request.Salt!), Encoding.UTF8.GetBytes(text)));
}
