using System.Text.Json;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger.Entries;

/// <summary>A call found the request that its predecessor, in a process that died, had left open.</summary>
internal sealed class ApprovalResumedEntry(DateTimeOffset at, GovernedCall call, string request, string formerCall) : CallEntry(at, call)
{
    public override string Kind => RecordKinds.ApprovalResumed;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("request"u8, request);
        data.WriteString("formerCall"u8, formerCall);
    }
}
