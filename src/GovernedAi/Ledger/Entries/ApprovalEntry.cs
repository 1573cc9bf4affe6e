using System.Text.Json;
using GovernedAi.Approvals;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger.Entries;

/// <summary>A record about a request, perhaps long after the call that asks has ended: what it says it knows from the request.</summary>
internal abstract class ApprovalEntry(DateTimeOffset at, Guid call, GovernedMethod method, ApprovalRequest request) : LedgerEntry(at, call, method)
{
    /// <summary>Writes which request it is, and whether that belongs to a drill.</summary>
    protected void WriteRequest(Utf8JsonWriter data)
    {
        data.WriteString("request"u8, request.Id);
        if (request.Drill is not { } drill)
            return;
        data.WriteStartObject("drill"u8);
        data.WriteString("name"u8, drill);
        data.WriteEndObject();
    }
}
