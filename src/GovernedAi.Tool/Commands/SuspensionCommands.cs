using System.CommandLine;
using GovernedAi.Suspension;
using GovernedAi.Tool.Evidence;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai suspend | resume</c>: stops a use case, a method or a model in every process on the folder, within seconds.</summary>
internal static class SuspensionCommands
{
    public static Command Suspend(Terminal terminal) => Create(
        terminal, "suspend", "Stops a use case, a method or a model: it is not called, and fallbacks answer.",
        async (stop, kind, name, reason, by, cancellation) =>
        {
            await stop.SuspendAsync(kind, name, reason, by, cancellation);
            terminal.Out.WriteLine($"{Word(kind)} {name} is suspended: {reason}");
            return 0;
        });

    public static Command Resume(Terminal terminal) => Create(
        terminal, "resume", "Lets a suspended use case, method or model go on.",
        async (stop, kind, name, reason, by, cancellation) =>
        {
            var was = await stop.ResumeAsync(kind, name, reason, by, cancellation);
            terminal.Out.WriteLine(was ? $"{Word(kind)} {name} goes on: {reason}" : $"{Word(kind)} {name} was not suspended.");
            return was ? 0 : Report.HasFindings;
        });

    private delegate Task<int> Act(StopSwitch stop, SuspensionKind kind, string name, string reason, string by, CancellationToken cancellation);

    private static Command Create(Terminal terminal, string verb, string description, Act act)
    {
        var folder = new GovernanceFolder.Options();
        var kind = new Argument<string>("kind") { Description = "use-case, method or model." };
        kind.AcceptOnlyFromAmong("use-case", "method", "model");
        var name = new Argument<string>("name") { Description = "The use case, the id of the governed method, or the model's name." };
        var reason = new Option<string>("--reason") { Description = "Why. It goes on record.", Required = true };
        var by = new Option<string?>("--as") { Description = "Who does it; the account of the operating system if not given." };
        var command = new Command(verb, description + " A ledger under a key needs its --key.");
        command.Arguments.Add(kind);
        command.Arguments.Add(name);
        command.Options.Add(reason);
        command.Options.Add(by);
        folder.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var ledger = opened.Ledger();
            var stop = new StopSwitch(opened.Suspensions(), ledger, opened.Clock);
            return await act(stop, KindOf(parsed.GetRequiredValue(kind)), parsed.GetRequiredValue(name), parsed.GetRequiredValue(reason), parsed.GetValue(by) ?? Environment.UserName, cancellation);
        }));
        return command;
    }

    private static SuspensionKind KindOf(string word) => word switch
    {
        "use-case" => SuspensionKind.UseCase,
        "method" => SuspensionKind.Method,
        _ => SuspensionKind.Model,
    };

    private static string Word(SuspensionKind kind) => kind switch
    {
        SuspensionKind.UseCase => "The use case",
        SuspensionKind.Method => "The method",
        _ => "The model",
    };
}
