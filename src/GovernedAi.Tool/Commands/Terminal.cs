using Spectre.Console;

namespace GovernedAi.Tool.Commands;

/// <summary>Where a command writes, and what it knows of who reads.</summary>
/// <param name="Out">What was asked for.</param>
/// <param name="Error">Everything else.</param>
/// <param name="IsForPeople">Whether <paramref name="Out"/> is a screen; piped, output is plain.</param>
/// <param name="ShowsProgress">Whether <paramref name="Error"/> is a screen that lines can be redrawn on.</param>
/// <param name="Clock">Says which day it is.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool IsForPeople, bool ShowsProgress, TimeProvider Clock)
{
    public static Terminal OfProcess() => new(Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected, TimeProvider.System);

    /// <summary>Spectre's view of <see cref="Out"/>.</summary>
    public IAnsiConsole Screen => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Out) });

    /// <summary>Spectre's view of <see cref="Error"/>.</summary>
    public IAnsiConsole ErrorScreen => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) });
}
