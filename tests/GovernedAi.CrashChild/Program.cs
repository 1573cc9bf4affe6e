using System.Text.Json;
using GovernedAi.CrashChild;
using GovernedAi.Ledger;

if (args is [var approvals, "ask", .. var orders])
    await Asker.RunAsync(approvals, orders);
if (args is [var inbox, "decide", var seed])
    await Decider.RunAsync(inbox, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture));
if (args.Length > 1)
    return;

// Appends to the ledger in the folder until it is killed, and says of each record what the ledger acknowledged.
var folder = args[0];
var output = Console.Out;
using var ledger = new FileLedger(folder, new FileLedgerOptions { LongestFile = 8 * 1024 });
await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(AppendForEverAsync)));

async Task AppendForEverAsync()
{
    while (true)
    {
        var receipt = await ledger.AppendAsync(new Note());
        lock (output)
        {
            output.WriteLine($"{receipt.Sequence}:{receipt.Hash}");
            output.Flush();
        }
    }
}

internal sealed class Note() : LedgerEntry(TimeProvider.System.GetUtcNow(), call: null, method: null)
{
    public override string Kind => "note";

    public override void WriteData(Utf8JsonWriter data) => data.WriteString("text", "until it is killed");
}
