using System.Text.Json;
using GovernedAi.Ledger;
using GovernedAi.Runtime;

namespace GovernedAi.Tests.Ledger;

/// <summary>A record that says one thing.</summary>
internal sealed class Note(string text, DateTimeOffset? at = null, string kind = "note", Guid? call = null, GovernedMethod? method = null)
    : LedgerEntry(at ?? new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero), call, method)
{
    public override string Kind => kind;

    public override void WriteData(Utf8JsonWriter data) => data.WriteString("text", text);

    public static string? TextOf(LedgerRecord record) => record.Data.GetProperty("text").GetString();

    public static async Task<LedgerReceipt[]> AppendAsync(ILedger ledger, int count)
    {
        var receipts = new LedgerReceipt[count];
        for (var index = 0; index < count; index++)
            receipts[index] = await ledger.AppendAsync(new Note($"note {index + 1}"));
        return receipts;
    }

    public static async Task<List<LedgerRecord>> ReadAsync(ILedger ledger)
    {
        var records = new List<LedgerRecord>();
        await foreach (var record in ledger.ReadAsync())
            records.Add(record);
        return records;
    }
}
