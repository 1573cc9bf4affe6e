using System.Text.Json;
using GovernedAi.Approvals;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger.Entries;

/// <summary>One group was asked, or passed over because nobody of it can answer.</summary>
internal sealed class ApprovalAskedEntry(
    DateTimeOffset at, Guid call, GovernedMethod method, ApprovalRequest request, string group, ApprovalStep? step, string? skipped) : ApprovalEntry(at, call, method, request)
{
    public override string Kind => RecordKinds.ApprovalAsked;

    public override void WriteData(Utf8JsonWriter data)
    {
        WriteRequest(data);
        data.WriteString("group"u8, group);
        if (skipped is not null)
            data.WriteString("skipped"u8, skipped);
        if (step is null)
            return;
        data.WriteStartArray("people"u8);
        foreach (var person in step.People)
            data.WriteStringValue(person);
        data.WriteEndArray();
        data.WriteString("until"u8, step.Until.UtcDateTime);
    }
}
