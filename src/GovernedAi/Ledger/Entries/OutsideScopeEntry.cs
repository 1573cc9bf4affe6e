using System.Text.Json;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger.Entries;

/// <summary>A model was reached outside the governed method that answers for it, and allowed.</summary>
internal sealed class OutsideScopeEntry(DateTimeOffset at, ModelCallSite site, string? allowedBy) : LedgerEntry(at, call: null, method: null)
{
    public override string Kind => RecordKinds.OutsideScope;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("site"u8, site.Id);
        data.WriteString("api"u8, site.Call);
        data.WriteString("provider"u8, site.Provider);
        data.WriteString("demanded"u8, site.GovernedBy);
        if (allowedBy is not null)
            data.WriteString("allowedBy"u8, allowedBy);
    }
}
