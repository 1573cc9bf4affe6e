using System.CommandLine;
using GovernedAi.Retention;
using GovernedAi.Tool.Evidence;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai data-subject find | erase</c>: what is kept about a person, by the id that <c>[DataSubject]</c> marks.</summary>
internal static class DataSubjectCommand
{
    public static Command Create(Terminal terminal) =>
        new("data-subject", "Finds and erases what is kept about a person.") { Find(terminal), Erase(terminal) };

    private static Command Find(Terminal terminal)
    {
        var (command, folder, subject) = Begin("find", "Lists the governed calls about a person, an id a line.");
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var ledger = opened.Ledger();
            using var approvals = opened.Approvals();
            var found = await new DataSubjects(ledger, opened.Payloads(), approvals, opened.Clock).FindAsync(parsed.GetRequiredValue(subject), cancellation);
            foreach (var call in found.Calls.Order(StringComparer.Ordinal))
                terminal.Out.WriteLine(call);
            terminal.Error.WriteLine($"{found.Calls.Count} calls, {found.Payloads.Count} payloads, {found.Requests.Count} requests.");
            return 0;
        }));
        return command;
    }

    private static Command Erase(Terminal terminal)
    {
        var (command, folder, subject) = Begin("erase", "Erases all content of the calls about a person; the chain stays whole and records it. Exit code 1: something had to stay. A ledger under a key needs its --key.");
        var why = new ReasonOptions();
        why.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var ledger = opened.Ledger();
            using var approvals = opened.Approvals();
            var subjects = new DataSubjects(ledger, opened.Payloads(), approvals, opened.Clock);
            var report = await subjects.EraseAsync(parsed.GetRequiredValue(subject), why.Reason(parsed), why.By(parsed), cancellation);
            terminal.Out.WriteLine($"{report.Payloads} payloads and {report.Requests} requests erased.");
            foreach (var held in report.Held)
                terminal.Out.WriteLine($"Kept under {held}");
            foreach (var waiting in report.Waiting)
                terminal.Out.WriteLine($"Request {waiting} still waits for a person: erase again once it is closed.");
            return report.IsComplete ? 0 : Report.HasFindings;
        }));
        return command;
    }

    private static (Command Command, GovernanceFolder.Options Folder, Argument<string> Subject) Begin(string name, string description)
    {
        var folder = new GovernanceFolder.Options();
        var subject = new Argument<string>("id") { Description = "The id, as the program knows it." };
        var command = new Command(name, description);
        command.Arguments.Add(subject);
        folder.AddTo(command);
        return (command, folder, subject);
    }
}
