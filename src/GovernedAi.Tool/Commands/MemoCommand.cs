using System.CommandLine;
using GovernedAi.Tool.Inventories;
using GovernedAi.Tool.Memos;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai memo</c>: what happens when each model call is wrong and who is told in what order, for people who do not read code.</summary>
internal static class MemoCommand
{
    public static Command Create(Terminal terminal)
    {
        var input = new InputOptions();
        var output = new OutputOption();
        var format = new Option<string>("--format") { Description = "markdown or html (one page that needs nothing else, and prints).", DefaultValueFactory = _ => "markdown" };
        format.AcceptOnlyFromAmong("markdown", "html");

        var command = new Command("memo", "Writes in plain sentences what happens when the model fails, is wrong or is unsure. The same program gives the same memo. Exit code 0, or 2 when something could not be read.");
        input.AddTo(command);
        command.Options.Add(format);
        output.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var report = input.Report(parsed, terminal, cancellation);
            // An empty memo would stand in the place of the one that was committed.
            if (ReadingFaults.Tell(report, terminal) && report.Input.Assemblies.IsEmpty)
                return Task.FromResult(Report.NotRead);
            var memo = Memo.Write(Inventory.Of(report, input.Today(parsed, terminal)));
            var written = output.Write(parsed, terminal, parsed.GetRequiredValue(format) == "html" ? HtmlMemo.Write(memo) : MarkdownMemo.Write(memo));
            return Task.FromResult(ReadingFaults.Are(report) ? Report.NotRead : written);
        });
        return command;
    }
}
