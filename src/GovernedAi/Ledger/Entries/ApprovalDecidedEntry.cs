using System.Text.Json;
using GovernedAi.Approvals;
using GovernedAi.Engine;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger.Entries;

/// <summary>The question was closed.</summary>
internal sealed class ApprovalDecidedEntry(
    DateTimeOffset at, Guid call, GovernedMethod method, ApprovalRequest request, string verdict, ApprovalDecision? decision, IReadOnlyList<ApprovalDecision> decisions, Func<string, string> clean)
    : ApprovalEntry(at, call, method, request)
{
    public override string Kind => RecordKinds.ApprovalDecided;

    public override void WriteData(Utf8JsonWriter data)
    {
        WriteRequest(data);
        data.WriteString("verdict"u8, verdict);
        if (decision is not null)
            Write(data, decision);
        if (decisions.Count == 0)
            return;
        data.WriteStartArray("decisions"u8);
        foreach (var one in decisions)
        {
            data.WriteStartObject();
            data.WriteString("verdict"u8, WireNames.Of(one.Verdict));
            Write(data, one);
            data.WriteEndObject();
        }

        data.WriteEndArray();
    }

    private void Write(Utf8JsonWriter data, ApprovalDecision decision)
    {
        data.WriteString("by"u8, decision.By);
        data.WriteString("assurance"u8, WireNames.Of(decision.Assurance));
        data.WriteString("reason"u8, clean(decision.Reason));
        data.WriteString("decidedAt"u8, decision.At.UtcDateTime);
    }
}
