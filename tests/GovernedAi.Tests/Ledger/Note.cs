using System.Text.Json;
using GovernedAi.Ledger;

namespace GovernedAi.Tests.Ledger;

/// <summary>A record that says one thing.</summary>
internal sealed class Note(string text, DateTimeOffset? at = null)
    : LedgerEntry(at ?? new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero), call: null, method: null)
{
    public override string Kind => "note";

    public override void WriteData(Utf8JsonWriter data) => data.WriteString("text", text);

    public static async Task<LedgerReceipt[]> AppendAsync(ILedger ledger, int count)
    {
        var receipts = new LedgerReceipt[count];
        for (var index = 0; index < count; index++)
            receipts[index] = await ledger.AppendAsync(new Note($"note {index + 1}"));
        return receipts;
    }
}
