using System.CommandLine;
using GovernedAi.Ledger;
using GovernedAi.Tool.Evidence;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai ledger verify</c>: reads the whole chain and names every record that is not what was written.</summary>
internal static class LedgerVerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var anchor = new Option<string?>("--anchor") { Description = "A record noted elsewhere, as this command printed it: shows whether records were cut off." };
        var command = new Command("verify", "Names every record that is not what was written. Exit code 0: none; 1: some; 2: could not read.");
        folder.AddTo(command);
        command.Options.Add(anchor);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            var noted = parsed.GetValue(anchor) is { } text ? LedgerAnchor.Parse(text) : (LedgerAnchor?)null;
            if (!Directory.Exists(opened.LedgerPath))
                throw new DirectoryNotFoundException($"There is no ledger at {opened.LedgerPath}.");
            var found = await LedgerVerifier.VerifyAsync(opened.LedgerPath, opened.Keys, noted, cancellation);
            foreach (var fault in found.Faults)
                terminal.Out.WriteLine(fault);
            terminal.Out.WriteLine(found.IsIntact
                ? $"{found.Records} records, none changed: {found.Protection}."
                : $"{found.Records} records, {found.Faults.Count} faults.");
            if (found.Pruned is { } pruned)
                terminal.Out.WriteLine(pruned);
            if (found.IsIntact && found.Head is { } head)
                terminal.Out.WriteLine($"anchor: {head}");
            return found.IsIntact ? 0 : Report.HasFindings;
        }));
        return command;
    }
}
