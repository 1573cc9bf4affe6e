using System.CommandLine;
using GovernedAi.Ledger;
using GovernedAi.Tool.Evidence;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai ledger show</c>: the records, a line each.</summary>
internal static class LedgerShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var filter = new RecordFilter();
        var command = new Command("show", "Lists records in order: number, time, kind, call, and what the kind adds.");
        folder.AddTo(command);
        filter.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            var query = await filter.ReadAsync(parsed, opened, cancellation);
            using var ledger = opened.Ledger();
            await foreach (var record in ((ILedger)ledger).QueryAsync(query, cancellation))
                terminal.Out.WriteLine($"{record.Sequence}\t{record.At.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff}Z\t{record.Kind}\t{record.Call ?? "-"}\t{record.Data}");

            return 0;
        }));
        return command;
    }
}
