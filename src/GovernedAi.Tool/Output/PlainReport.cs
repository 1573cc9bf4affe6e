using System.Text;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Output;

/// <summary>A report for pipes and build logs: a line a finding, in the form compilers use, then the sum of it.</summary>
internal static class PlainReport
{
    public static string Write(Report report, SourcePaths paths)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Open)
        {
            var where = finding.Place is { } place ? paths.Show(place) : paths.Show(finding.Assembly.Path);
            text.Append(where).Append(finding.Rule.IsError ? ": error " : ": warning ").Append(finding.Rule.Id).Append(": ").Append(finding.Message).Append(" [").Append(finding.Assembly.Name).Append("]\n");
        }

        foreach (var waived in report.Findings.Where(f => f.Waiver is not null))
            text.Append($"note: {waived.Rule.Id} in {waived.Subject} is {waived.Waiver!.Terms}.\n");
        foreach (var note in Summary.Notes(report, paths))
            text.Append(note).Append('\n');
        return text.Append(Summary.Of(report)).Append('\n').ToString();
    }
}
