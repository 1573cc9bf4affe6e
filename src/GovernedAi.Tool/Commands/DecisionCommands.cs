using System.CommandLine;
using GovernedAi.Approvals;
using GovernedAi.Json;
using GovernedAi.Tool.Evidence;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai release | reject | answer</c>: a person decides one request, with a reason.</summary>
internal static class DecisionCommands
{
    private delegate ValueTask<ApprovalDecision> Decide(ApprovalDesk desk, string request, string by, Assurance assurance, string reason, ParseResult parsed, CancellationToken cancellation);

    public static Command Release(Terminal terminal) => Create(
        terminal, "release", "Releases the proposed result as it stands, or lets the model be asked.",
        (desk, request, by, assurance, reason, _, cancellation) => desk.ReleaseAsync(request, by, reason, assurance, cancellation));

    public static Command Reject(Terminal terminal) => Create(
        terminal, "reject", "Rejects the proposed result; the fallbacks answer.",
        (desk, request, by, assurance, reason, _, cancellation) => desk.RejectAsync(request, by, reason, assurance, cancellation));

    public static Command Answer(Terminal terminal)
    {
        var result = new Option<string>("--result") { Description = "The result as JSON of the shape of the proposal, or @file.", Required = true };
        var command = Create(
            terminal, "answer", "Answers with a correction in the model's place.",
            (desk, request, by, assurance, reason, parsed, cancellation) => desk.AnswerAsync(request, by, ReadResult(parsed.GetRequiredValue(result)), reason, assurance, cancellation));
        command.Options.Add(result);
        return command;
    }

    private static Command Create(Terminal terminal, string name, string description, Decide decide)
    {
        var folder = new GovernanceFolder.Options();
        var id = new Argument<string>("request") { Description = "The id of the request, as inbox lists it." };
        var reason = new Option<string>("--reason") { Description = "Why. It goes on record.", Required = true };
        var by = new Option<string?>("--as") { Description = "Who decides, as it will stand on record: asserted. Without it, the account of the operating system says who it is." };
        var command = new Command(name, description);
        command.Arguments.Add(id);
        command.Options.Add(reason);
        command.Options.Add(by);
        folder.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var approvals = opened.Approvals();
            var request = parsed.GetRequiredValue(id);
            try
            {
                var (who, assurance) = await WhoAsync(opened, approvals, request, parsed.GetValue(by), cancellation);
                var decision = await decide(new ApprovalDesk(approvals, opened.Clock), request, who, assurance, parsed.GetRequiredValue(reason), parsed, cancellation);
                terminal.Out.WriteLine($"{decision.By} decided request {request}: {name}.{await StillToComeAsync(approvals, request, cancellation)}");
                return 0;
            }
            catch (ApprovalRefusedException refused)
            {
                terminal.Error.WriteLine(refused.Message);
                return Report.HasFindings;
            }
        }));
        return command;
    }

    private static async ValueTask<(string By, Assurance Assurance)> WhoAsync(
        GovernanceFolder folder, FileApprovalStore approvals, string id, string? stated, CancellationToken cancellation)
    {
        if (stated is not null)
            return (stated, Assurance.Asserted);
        var request = await approvals.FindAsync(id, cancellation) ?? throw new ApprovalRefusedException(id, $"There is no request {id}.");
        return await AccountHolder.FindAsync(folder.People(), request, Environment.UserName, cancellation) is { } holder
            ? (holder, Assurance.OperatingSystemUser)
            : throw new ApprovalRefusedException(id, $"The account {Environment.UserName} belongs to nobody who was asked ({string.Join(", ", request.Asked.SelectMany(step => step.People).Distinct())}). Say who decides: --as <person>.");
    }

    /// <summary>Says so when the word of one person is not enough.</summary>
    private static async ValueTask<string> StillToComeAsync(FileApprovalStore approvals, string id, CancellationToken cancellation)
    {
        var request = await approvals.FindAsync(id, cancellation);
        return request is { Quorum: > 1 } && ApprovalTally.Of(request.Quorum, await approvals.ListDecisionsAsync(id, cancellation)).Settled is null
            ? $" {request.Quorum} different people have to say the same, so it stays open."
            : "";
    }

    private static RawJson ReadResult(string stated)
    {
        var text = stated.StartsWith('@') ? File.ReadAllText(stated[1..]) : stated;
        return RawJson.TryParse(text, out var result) ? result : throw new FormatException("--result is no JSON.");
    }
}
