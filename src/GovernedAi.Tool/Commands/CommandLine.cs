using System.CommandLine;
using System.CommandLine.Help;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary>The command <c>governedai</c>: each of its commands is a file in this folder, and a line here.</summary>
internal static class CommandLine
{
    /// <remarks>No <see cref="RootCommand"/>: that takes its name, which stands in every help text, from the assembly and not from what users type.</remarks>
    public static Command Root(Terminal terminal) =>
        new("governedai", "Says of every model call in compiled .NET code who answers for it, and answers what running programs ask.")
        {
            VerifyCommand.Create(terminal),
            InventoryCommand.Create(terminal),
            MemoCommand.Create(terminal),
            RulesCommand.Create(terminal),
            InboxCommand.Create(terminal),
            ShowCommand.Create(terminal),
            DecisionCommands.Release(terminal),
            DecisionCommands.Reject(terminal),
            DecisionCommands.Answer(terminal),
            LedgerCommand.Create(terminal),
            DataSubjectCommand.Create(terminal),
            ShadowCommand.Create(terminal),
            SuspensionCommands.Suspend(terminal),
            SuspensionCommands.Resume(terminal),
            IncidentCommand.Create(terminal),
            new HelpOption(),
            new VersionOption(),
        };

    /// <returns>The exit code; a command line that cannot be understood is <see cref="Report.NotRead"/>, never a finding.</returns>
    public static async Task<int> Run(string[] args, Terminal terminal)
    {
        var parsed = Root(terminal).Parse(args);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error });
        return parsed.Errors.Count > 0 ? Report.NotRead : code;
    }
}
