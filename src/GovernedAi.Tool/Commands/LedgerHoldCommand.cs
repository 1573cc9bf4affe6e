using System.CommandLine;
using GovernedAi.Retention;
using GovernedAi.Tool.Evidence;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai ledger hold place | release | list</c>: what may not be erased or pruned, whatever else is asked.</summary>
internal static class LedgerHoldCommand
{
    private static readonly Dictionary<string, HoldKind> Kinds = new()
    {
        ["everything"] = HoldKind.Everything,
        ["use-case"] = HoldKind.UseCase,
        ["method"] = HoldKind.Method,
        ["call"] = HoldKind.Call,
        ["data-subject"] = HoldKind.DataSubject,
    };

    public static Command Create(Terminal terminal) =>
        new("hold", "Legal holds: they win over erasure, retention and pruning.") { Place(terminal), Release(terminal), List(terminal) };

    private static Command Place(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var of = new Argument<string>("of") { Description = "everything, use-case, method, call or data-subject." };
        of.AcceptOnlyFromAmong([.. Kinds.Keys]);
        var name = new Argument<string?>("name") { Description = "Which one; nothing for everything.", Arity = ArgumentArity.ZeroOrOne };
        var why = new ReasonOptions();
        var command = new Command("place", "Places a hold and prints its id. A ledger under a key needs its --key.") { of, name };
        folder.AddTo(command);
        why.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var ledger = opened.Ledger();
            var hold = await new LegalHolds(ledger, opened.Payloads(), opened.Clock).PlaceAsync(
                Kinds[parsed.GetRequiredValue(of)], parsed.GetValue(name), why.Reason(parsed), why.By(parsed), cancellation);
            terminal.Out.WriteLine(hold.Id);
            return 0;
        }));
        return command;
    }

    private static Command Release(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var id = new Argument<string>("hold") { Description = "The id of the hold." };
        var why = new ReasonOptions();
        var command = new Command("release", "Releases a hold. Exit code 1: it was not in force.") { id };
        folder.AddTo(command);
        why.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var ledger = opened.Ledger();
            var released = await new LegalHolds(ledger, opened.Payloads(), opened.Clock).ReleaseAsync(parsed.GetRequiredValue(id), why.Reason(parsed), why.By(parsed), cancellation);
            terminal.Out.WriteLine(released ? "Released." : "No such hold is in force.");
            return released ? 0 : Report.HasFindings;
        }));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var command = new Command("list", "Lists the holds in force, a line each.");
        folder.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var ledger = opened.Ledger();
            foreach (var hold in await new LegalHolds(ledger, opened.Payloads(), opened.Clock).ListAsync(cancellation))
                terminal.Out.WriteLine($"{hold.Id}\t{hold.At.UtcDateTime:yyyy-MM-dd}\t{hold.By}\t{Kinds.First(kind => kind.Value == hold.Of).Key}\t{(hold.Of == HoldKind.DataSubject ? "-" : hold.Name ?? "-")}\t{hold.Reason}");
            return 0;
        }));
        return command;
    }
}
