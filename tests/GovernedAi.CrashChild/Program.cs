using System.Globalization;
using System.Text.Json;
using GovernedAi;
using GovernedAi.Approvals;
using GovernedAi.CrashChild;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.Retention;

// Works on the folder until it is killed: asks, decides, routes, or appends to its ledger and says of each record what was acknowledged; with "prune"
// it prunes what it has appended, over and over, and says how far.
var folder = args[0];
switch (args)
{
    case [_, "ask", .. var orders]:
        await Asker.RunAsync(folder, orders);
        return;
    case [_, "decide", var seed]:
        await Decider.RunAsync(folder, int.Parse(seed, CultureInfo.InvariantCulture));
        return;
    case [_, "break", var how, var onAuditFailure, var copyTo]:
        await Breakdown.RunAsync(folder, how, Enum.Parse<OnAuditFailure>(onAuditFailure), copyTo);
        return;
    case [_, "route", var hasFallback]:
        await Router.RunForEverAsync(folder, bool.Parse(hasFallback));
        return;
}

var output = Console.Out;
using var ledger = new FileLedger(folder, new FileLedgerOptions { LongestFile = 8 * 1024 });
if (args.Length > 1)
    await PruneForEverAsync();
else
    await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(AppendForEverAsync)));

async Task AppendForEverAsync()
{
    while (true)
    {
        var receipt = await ledger.AppendAsync(new Note());
        Say($"{receipt.Sequence}:{receipt.Hash}");
    }
}

async Task PruneForEverAsync()
{
    using var approvals = new FileApprovalStore(Path.Combine(folder, "approvals"));
    var retention = new EvidenceRetention(ledger, new FilePayloadStore(Path.Combine(folder, "payloads")), approvals, new RetentionTerms(), TimeProvider.System);
    while (true)
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => ledger.AppendAsync(new Note()).AsTask()));
        if ((await retention.PruneAsync(TimeProvider.System.GetUtcNow().AddDays(1), "to be killed at it", "crash child")).Cut is { } cut)
            Say(cut.ToString());
    }
}

void Say(string line)
{
    lock (output)
    {
        output.WriteLine(line);
        output.Flush();
    }
}

internal sealed class Note() : LedgerEntry(TimeProvider.System.GetUtcNow(), call: null, method: null)
{
    public override string Kind => "note";

    public override void WriteData(Utf8JsonWriter data) => data.WriteString("text", "until it is killed");
}
