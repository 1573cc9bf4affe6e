using System.CommandLine;
using GovernedAi.Tool.Evidence;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai ledger export</c>: one self-contained file for an auditor.</summary>
internal static class LedgerExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var filter = new RecordFilter();
        var output = new OutputOption();
        var format = new Option<string>("--format") { Description = "html or json.", DefaultValueFactory = _ => "html" };
        format.AcceptOnlyFromAmong("html", "json");
        var command = new Command("export", "Writes records, with the content that is kept beside them, into one self-contained file.");
        folder.AddTo(command);
        filter.AddTo(command);
        output.AddTo(command);
        command.Options.Add(format);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            var export = await LedgerExport.ReadAsync(opened, await filter.ReadAsync(parsed, opened, cancellation), cancellation);
            var text = parsed.GetRequiredValue(format) == "json" ? LedgerExportJson.Write(export) : LedgerExportPage.Write(export);
            return output.Write(parsed, terminal, text);
        }));
        return command;
    }
}
