using GovernedAi.Tool.Output;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary>Says beside a document what it could not take account of.</summary>
internal static class ReadingFaults
{
    /// <summary>Whether something was not read that should have been.</summary>
    public static bool Are(Report report) => report.Unread.Any() || report.Input.Assemblies.IsEmpty;

    /// <returns>Whether there was anything to tell.</returns>
    public static bool Tell(Report report, Terminal terminal)
    {
        if (report.Input.Assemblies.IsEmpty)
            terminal.Error.WriteLine("there was nothing to read.");
        foreach (var skipped in report.Unread)
            terminal.Error.WriteLine($"not read: {SourcePaths.OfProcess().Show(skipped.Path)}: {skipped.Reason}.");
        return Are(report);
    }
}
