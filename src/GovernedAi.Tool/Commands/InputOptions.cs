using System.CommandLine;
using System.Globalization;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Verdicts;
using Spectre.Console;

namespace GovernedAi.Tool.Commands;

/// <summary>What every command that reads assemblies takes: which, with what beside them, and what counts.</summary>
internal sealed class InputOptions
{
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Assemblies, folders of assemblies, or publish output.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _references = new("--references", "-r")
    {
        Description = "More folders to look up referenced assemblies in; those beside the input are found by themselves.",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _kinds = new("--kinds")
    {
        Description = "Kinds of model call to hold to account: default, all, or names separated by commas (chat, image, embedding …).",
    };

    private readonly Option<string?> _today = new("--today")
    {
        Description = "The day to hold waivers and reviews against, yyyy-MM-dd; today (UTC) if not given.",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_paths);
        command.Options.Add(_references);
        command.Options.Add(_kinds);
        command.Options.Add(_today);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_today) is { } day && ParseDay(day) is null)
                result.AddError($"--today: \"{day}\" is no day; write yyyy-MM-dd.");
        });
    }

    /// <summary>Reads the input and judges it; on a screen it says how far it has come.</summary>
    public Report Report(ParseResult parsed, Terminal terminal, CancellationToken cancellation, Func<VerdictOptions, VerdictOptions>? with = null) =>
        Judge.Of(Read(parsed, terminal, cancellation), (with ?? (o => o))(Options(parsed, terminal)));

    private InputFacts Read(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var paths = parsed.GetRequiredValue(_paths);
        var references = parsed.GetRequiredValue(_references);
        if (!terminal.ShowsProgress)
            return new InputReader(references).Read(paths, cancellation);

        return terminal.ErrorScreen.Status().Start("Reading", status =>
        {
            var progress = new Shown(at => status.Status($"Reading {at.Done + 1} of {at.Total}: {Markup.Escape(at.Name)}"));
            return new InputReader(references, progress).Read(paths, cancellation);
        });
    }

    /// <summary>The day to go by.</summary>
    public DateOnly Today(ParseResult parsed, Terminal terminal) =>
        parsed.GetValue(_today) is { } day ? ParseDay(day)!.Value : DateOnly.FromDateTime(terminal.Clock.GetUtcNow().UtcDateTime);

    private VerdictOptions Options(ParseResult parsed, Terminal terminal) =>
        VerdictOptions.On(Today(parsed, terminal)) with
        {
            Kinds = parsed.GetValue(_kinds) is { } kinds and not "default"
                ? [.. kinds.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(k => k.ToLowerInvariant())]
                : null,
        };

    private static DateOnly? ParseDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Reports on the reading thread, in order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Shown(Action<ReadingProgress> show) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => show(value);
    }
}
