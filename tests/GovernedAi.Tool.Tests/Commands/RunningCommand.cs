using GovernedAi.Tool.Commands;

namespace GovernedAi.Tool.Tests.Commands;

/// <summary>Runs the command line as a process would, on a fixed day, and keeps what it wrote.</summary>
internal sealed record RunningCommand(int ExitCode, string Out, string Error)
{
    public static async Task<RunningCommand> Of(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Run(args, new Terminal(output, error, IsForPeople: false, ShowsProgress: false, new FixedClock()));
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>The same for a screen.</summary>
    public static async Task<RunningCommand> OnScreen(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Run(args, new Terminal(output, error, IsForPeople: true, ShowsProgress: true, new FixedClock()));
        return new(code, output.ToString(), error.ToString());
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
