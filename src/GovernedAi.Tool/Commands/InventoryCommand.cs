using System.CommandLine;
using GovernedAi.Tool.Inventories;
using GovernedAi.Tool.Output;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai inventory</c>: every model call with who owns it, who is asked, what it falls back on, and what is missing.</summary>
internal static class InventoryCommand
{
    public static Command Create(Terminal terminal)
    {
        var input = new InputOptions();
        var output = new OutputOption();
        var format = new Option<string>("--format") { Description = "table or json.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");

        var command = new Command("inventory", "Lists every model call in compiled assemblies with what stands behind it. Exit code 0, or 2 when something could not be read.");
        input.AddTo(command);
        command.Options.Add(format);
        output.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var report = input.Report(parsed, terminal, cancellation);
            var written = Write(Inventory.Of(report, input.Today(parsed, terminal)), parsed.GetRequiredValue(format), parsed);
            return Task.FromResult(ReadingFaults.Tell(report, terminal) ? Report.NotRead : written);
        });
        return command;

        int Write(Inventory inventory, string format, ParseResult parsed)
        {
            if (format == "json")
                return output.Write(parsed, terminal, InventoryJson.Write(inventory));
            if (!terminal.IsForPeople || output.Path(parsed) is not null)
                return output.Write(parsed, terminal, InventoryTable.WritePlain(inventory, SourcePaths.OfProcess()));
            InventoryTable.Write(inventory, terminal.Screen, SourcePaths.OfProcess());
            return 0;
        }
    }
}
