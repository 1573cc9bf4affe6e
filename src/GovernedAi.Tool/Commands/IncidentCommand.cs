using System.CommandLine;
using System.Text.Json;
using GovernedAi.Incidents;
using GovernedAi.Ledger;
using GovernedAi.Tool.Evidence;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai incident</c>: a released answer was wrong; who is told, who took it on, and what puts it right.</summary>
/// <remarks>The command line reaches nobody, so it has no notifier and records that none told them. A running program on the folder does.</remarks>
internal static class IncidentCommand
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var about = new Argument<string>("record") { Description = "The id of the ledger record, or of the governed call, that was wrong." };
        var why = new ReasonOptions();
        var correction = new Option<string?>("--correction") { Description = "What puts it right: the id of a record or call, or the right answer as text." };
        var notify = new Option<string[]>("--notify") { Description = "A group to tell, instead of those the use case declares; may be given more than once, in order.", DefaultValueFactory = _ => [] };
        var command = new Command("incident", "Says that a recorded answer was wrong, and whose turn it is to look. Exit code 1: it is recorded, and there is nobody to tell. A ledger under a key needs its --key.")
        {
            about,
            correction,
            notify,
            Acknowledge(terminal),
            Correct(terminal),
            List(terminal),
        };
        folder.AddTo(command);
        why.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var ledger = opened.Ledger();
            var incident = await Desk(opened, ledger).OpenAsync(
                parsed.GetRequiredValue(about), why.Reason(parsed), why.By(parsed), parsed.GetValue(correction), parsed.GetRequiredValue(notify), cancellation);
            terminal.Out.WriteLine($"Incident {incident.Id} on record {incident.Record} of {incident.Name}.");
            foreach (var skipped in incident.Steps.Where(step => step.Skipped is not null))
                terminal.Out.WriteLine($"Passed over: {skipped.Skipped}.");
            if (incident.Waiting(opened.Clock.GetUtcNow()) is { } step)
            {
                terminal.Out.WriteLine($"{step.Group} ({string.Join(", ", step.People)}) has until {step.Until.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z. A program that runs on this folder tells them; if none does, you do.");
                return 0;
            }

            terminal.Error.WriteLine(incident.Chain.Count == 0
                ? $"There is nobody to tell: {(incident.UseCase is { } useCase ? $"the use case {useCase} declared no Incident groups" : "the method states no use case")} when this call ran. Name groups with --notify."
                : "There is nobody to tell: nobody of the groups can be. Who is in them says people.json in the governance folder.");
            return Report.HasFindings;
        }));
        return command;
    }

    private static Command Acknowledge(Terminal terminal)
    {
        var why = new ReasonOptions();
        var command = OnOne(terminal, "ack", "Takes an incident on: nobody further is told. It is for those who were told. Exit code 1: it was not taken.", async (desk, id, parsed, cancellation) =>
        {
            var incident = await desk.AcknowledgeAsync(id, why.By(parsed), why.Reason(parsed), cancellation);
            terminal.Out.WriteLine($"{incident.Acknowledgement!.By} has acknowledged incident {id}.");
        });
        why.AddTo(command);
        return command;
    }

    private static Command Correct(Terminal terminal)
    {
        var correction = new Option<string>("--correction") { Description = "The id of a record or call, or the right answer as text.", Required = true };
        var by = new Option<string?>("--as") { Description = "Who does it; the account of the operating system if not given." };
        var command = OnOne(terminal, "correct", "Links what puts the wrong answer right.", async (desk, id, parsed, cancellation) =>
        {
            await desk.CorrectAsync(id, parsed.GetRequiredValue(correction), parsed.GetValue(by) ?? Environment.UserName, cancellation);
            terminal.Out.WriteLine($"The correction is linked to incident {id}.");
        });
        command.Options.Add(correction);
        command.Options.Add(by);
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var format = new Option<string>("--format") { Description = "table (a line each) or json.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("list", "Lists the incidents and whose turn it is; where a group let its time pass it is the next one's from now on.");
        command.Options.Add(format);
        folder.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var ledger = opened.Ledger();
            var desk = Desk(opened, ledger);
            await desk.AdvanceAsync(cancellation);
            var incidents = await desk.ListAsync(cancellation);
            if (parsed.GetRequiredValue(format) == "json")
                terminal.Out.WriteLine(JsonSerializer.Serialize(incidents.Select(incident => IncidentItem.Of(incident, opened.Clock.GetUtcNow())), Indented));
            foreach (var incident in parsed.GetRequiredValue(format) == "json" ? [] : incidents)
                terminal.Out.WriteLine($"{incident.Id}\t{incident.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z\t{State(incident, opened.Clock.GetUtcNow())}\t{(incident.Corrections.Count > 0 ? "corrected" : "-")}\t{incident.Record}\t{incident.Name}\t{incident.Reason}");
            return 0;
        }));
        return command;
    }

    private static Command OnOne(Terminal terminal, string verb, string description, Func<IncidentDesk, string, ParseResult, CancellationToken, Task> act)
    {
        var folder = new GovernanceFolder.Options();
        var id = new Argument<string>("incident") { Description = "The id of the incident, as list shows it." };
        var command = new Command(verb, description) { id };
        folder.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var ledger = opened.Ledger();
            try
            {
                var desk = Desk(opened, ledger);
                await act(desk, parsed.GetRequiredValue(id), parsed, cancellation);
                return 0;
            }
            catch (IncidentRefusedException refused)
            {
                terminal.Error.WriteLine(refused.Message);
                return Report.HasFindings;
            }
        }));
        return command;
    }

    private static string State(Incident incident, DateTimeOffset now) => incident switch
    {
        { Acknowledgement: { } taken } => $"acknowledged by {taken.By}",
        { Chain.Count: 0 } => "nobody to tell",
        _ when incident.Waiting(now) is { } step => $"{step.Group} ({string.Join(", ", step.People)}) until {step.Until.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z",
        _ => "nobody acknowledged",
    };

    private static IncidentDesk Desk(GovernanceFolder folder, ILedger ledger) => new(ledger, folder.Payloads(), folder.People(), [], folder.Clock);
}
