using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GovernedAi.Ledger;
using GovernedAi.Tool.Evidence;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai shadow</c>: how often models in shadow mode said what the fallback or the person in their place said.</summary>
internal static class ShadowCommand
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("shadow", "Says how often models in shadow mode agreed with what answered in their place. Drills do not count.");
        command.Options.Add(format);
        folder.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var ledger = opened.Ledger();
            var agreement = await ShadowAgreement.ReadAsync(ledger, cancellation);
            if (parsed.GetRequiredValue(format) == "json")
                terminal.Out.WriteLine(JsonSerializer.Serialize(agreement, Indented));
            else if (agreement.Count == 0)
                terminal.Out.WriteLine("No call in shadow mode is on record.");
            foreach (var one in parsed.GetRequiredValue(format) == "json" ? [] : agreement)
                terminal.Out.WriteLine($"{one.Method}\t{one.Calls} calls\t{one.Agreed} agreed ({Share(one)})\t{one.Differed} differed\t{one.Failed} without an answer of the model");
            return 0;
        }));
        return command;
    }

    private static string Share(ShadowAgreement one) =>
        one.Agreed + one.Differed == 0 ? "-" : ((double)one.Agreed / (one.Agreed + one.Differed)).ToString("0.0 %", CultureInfo.InvariantCulture);
}
