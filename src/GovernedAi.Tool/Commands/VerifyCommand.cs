using System.CommandLine;
using GovernedAi.Tool.Output;
using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai verify</c>: the release gate. It reads IL and comes to its own verdict, which no suppression in source reaches.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var input = new InputOptions();
        var output = new OutputOption();
        var format = new Option<string>("--format") { Description = "table, json or sarif (2.1.0).", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "sarif");
        var rules = new Option<string[]>("--rules")
        {
            Description = "A rule set that every assembly must have been held to, this version or a later one: Name@Version, or the rule set's assembly or package.",
            DefaultValueFactory = _ => [],
        };
        var acknowledge = new Option<string[]>("--acknowledge")
        {
            Description = "The name of an assembly that was let through in an emergency and has been looked at.",
            DefaultValueFactory = _ => [],
        };

        var command = new Command("verify", "Reads compiled assemblies and fails on model calls that nobody answers for. Exit code 0: none; 1: findings; 2: something could not be read.");
        input.AddTo(command);
        command.Options.Add(format);
        output.AddTo(command);
        command.Options.Add(rules);
        command.Options.Add(acknowledge);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;

        int Run(ParseResult parsed, CancellationToken cancellation)
        {
            var demanded = new List<DemandedRuleSet>();
            foreach (var text in parsed.GetRequiredValue(rules))
            {
                try
                {
                    demanded.AddRange(RuleSetDemand.Parse(text));
                }
                catch (UnreadableException e)
                {
                    terminal.Error.WriteLine($"--rules: \"{text}\": {e.Message}.");
                    return Report.NotRead;
                }
            }

            var report = input.Report(parsed, terminal, cancellation, o => o with { RuleSets = [.. demanded], Acknowledged = [.. parsed.GetRequiredValue(acknowledge)] });
            return Math.Max(Write(report, parsed.GetRequiredValue(format), parsed, terminal, output), report.ExitCode);
        }
    }

    private static int Write(Report report, string format, ParseResult parsed, Terminal terminal, OutputOption output)
    {
        var paths = SourcePaths.OfProcess();
        switch (format)
        {
            case "json":
                return output.Write(parsed, terminal, JsonReport.Write(report));
            case "sarif":
                return output.Write(parsed, terminal, SarifReport.Write(report, paths));
            case var _ when terminal.IsForPeople && output.Path(parsed) is null:
                VerifyTable.Write(report, terminal.Screen, paths);
                return 0;
            default:
                return output.Write(parsed, terminal, PlainReport.Write(report, paths));
        }
    }
}
