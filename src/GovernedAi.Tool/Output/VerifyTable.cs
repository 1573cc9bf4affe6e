using GovernedAi.Tool.Verdicts;
using Spectre.Console;

namespace GovernedAi.Tool.Output;

/// <summary>A report for a screen: every model call with its verdict, then what has to be put right.</summary>
internal static class VerifyTable
{
    public static void Write(Report report, IAnsiConsole console, SourcePaths paths)
    {
        foreach (var assembly in report.Sites.Where(s => s.Verdict is not (SiteVerdict.InPackage or SiteVerdict.NotCounted)).GroupBy(s => s.Assembly.Name))
        {
            var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(assembly.Key));
            table.AddColumns("Member", "Model call", "Who answers", "Where");
            foreach (var judged in assembly)
            {
                table.AddRow(
                    new Markup(Markup.Escape(judged.Site.Member.Name)),
                    new Markup(Markup.Escape(judged.Site.Call.Name)),
                    new Markup($"[{Colour(judged.Verdict)}]{Summary.Words(judged.Verdict)}[/]"),
                    new Markup(judged.Site.Place is { } place ? $"[grey]{Markup.Escape(place.Short)}[/]" : "[grey]no debug information[/]"));
            }

            console.Write(table);
        }

        foreach (var finding in report.Open)
        {
            var where = finding.Place is { } place ? paths.Show(place) : paths.Show(finding.Assembly.Path);
            console.MarkupLine($"[{(finding.Rule.IsError ? "red" : "yellow")}]{finding.Rule.Id}[/] {Markup.Escape(finding.Message)} [grey]{Markup.Escape(where)}[/]");
        }

        foreach (var waived in report.Findings.Where(f => f.Waiver is not null))
            console.MarkupLine($"[blue]{waived.Rule.Id}[/] {Markup.Escape(waived.Subject)}: {Markup.Escape(waived.Waiver!.Terms.ToString())}");
        foreach (var note in Summary.Notes(report, paths))
            console.MarkupLine(note.StartsWith("error", StringComparison.Ordinal) ? $"[red]{Markup.Escape(note)}[/]" : $"[grey]{Markup.Escape(note)}[/]");
        console.MarkupLine($"[{(report.ExitCode == 0 ? "green" : "bold")}]{Markup.Escape(Summary.Of(report))}[/]");
    }

    private static string Colour(SiteVerdict verdict) => verdict switch
    {
        SiteVerdict.Governed or SiteVerdict.HandedOn => "green",
        SiteVerdict.Waived or SiteVerdict.InBaseline => "blue",
        _ => "red",
    };
}
