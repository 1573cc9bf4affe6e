using GovernedAi.Tool.Output;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary>Says beside a document what it could not take account of.</summary>
internal static class ReadingFaults
{
    /// <returns>Whether something was not read that should have been.</returns>
    public static bool Tell(Report report, Terminal terminal)
    {
        if (report.Input.Assemblies.IsEmpty)
            terminal.Error.WriteLine("there was nothing to read.");
        foreach (var skipped in report.Unread)
            terminal.Error.WriteLine($"not read: {SourcePaths.OfProcess().Show(skipped.Path)}: {skipped.Reason}.");
        return report.Unread.Any() || report.Input.Assemblies.IsEmpty;
    }
}
