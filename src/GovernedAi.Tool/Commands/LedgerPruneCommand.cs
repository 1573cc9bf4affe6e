using System.CommandLine;
using System.Globalization;
using GovernedAi.Retention;
using GovernedAi.Tool.Evidence;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai ledger prune</c>: the oldest records go; a record at the end says which, and the rest still verifies.</summary>
internal static class LedgerPruneCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var before = new Option<string>("--before") { Description = "Records from this day (UTC) on stay: yyyy-MM-dd.", Required = true };
        var why = new ReasonOptions();
        var command = new Command("prune", "Takes the oldest records and their content away, up to a day, a legal hold, or a record whose use case declared that it is kept longer. Exit code 1: nothing could go. A ledger under a key needs its --key.");
        folder.AddTo(command);
        command.Options.Add(before);
        why.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            var text = parsed.GetRequiredValue(before);
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw new FormatException($"--before: \"{text}\" is no day; write yyyy-MM-dd.");
            using var ledger = opened.Ledger();
            using var approvals = opened.Approvals();
            var retention = new EvidenceRetention(ledger, opened.Payloads(), approvals, new RetentionTerms(), opened.Clock);
            var report = await retention.PruneAsync(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), why.Reason(parsed), why.By(parsed), cancellation);
            terminal.Out.WriteLine(report.Cut is { } cut
                ? $"Records up to {cut.Sequence} and {report.Payloads} payloads are gone; stopped because {report.StoppedBy}."
                : $"Nothing was pruned: {report.StoppedBy}.");
            return report.Cut is null ? Report.HasFindings : 0;
        }));
        return command;
    }
}
