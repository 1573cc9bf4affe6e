using System.Text;
using GovernedAi.Tool.Output;
using Spectre.Console;

namespace GovernedAi.Tool.Inventories;

/// <summary>The inventory as a table: for a screen, or with tabs between the columns for a pipe.</summary>
internal static class InventoryTable
{
    private static readonly string[] Columns = ["Member", "Model call", "Provider", "Kind", "Verdict", "Use case", "Owner", "Asked", "Fallbacks", "Rule sets", "Missing", "Where"];

    public static void Write(Inventory inventory, IAnsiConsole console, SourcePaths paths)
    {
        // A screen has no room for twelve columns: what belongs together shares one.
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Member", "Model call", "Who answers", "Asked, then", "Missing");
        foreach (var (row, place) in inventory.Calls.Select(c => (Row(c, paths), c.Judged.Site.Place)))
        {
            table.AddRow(
                Cell(row[0], place?.Short ?? row[11]),
                Cell(row[1], $"{row[2]}, {row[3]}"),
                Cell(row[4], row[5], row[6]),
                Cell(row[7], row[8]),
                Cell(row[10]));
        }

        console.Write(table);
    }

    public static string WritePlain(Inventory inventory, SourcePaths paths)
    {
        var text = new StringBuilder(string.Join('\t', Columns)).Append('\n');
        foreach (var row in inventory.Calls.Select(c => Row(c, paths)))
            text.AppendJoin('\t', row.Select(cell => cell.Replace('\t', ' ').ReplaceLineEndings(" "))).Append('\n');
        return text.ToString();
    }

    private static string[] Row(InventoryEntry entry, SourcePaths paths)
    {
        var (site, says) = (entry.Judged.Site, entry.Governed?.Says);
        return
        [
            site.Member.Name,
            site.Call.Name,
            site.Call.Provider,
            site.Call.Kind,
            Summary.Words(entry.Judged.Verdict),
            says?.UseCase ?? "",
            entry.UseCase?.Owner ?? "",
            says?.Escalation is { } escalation ? string.Join(" > ", escalation.Chain) : "",
            says is null ? "" : string.Join(" > ", says.Fallbacks.Select(f => f.Method)),
            string.Join(", ", entry.Judged.Assembly.RuleSets.Select(r => $"{r.Name} {r.Version}")),
            string.Join(", ", entry.Missing),
            site.Place is { } place ? paths.Show(place) : entry.Judged.Assembly.Name,
        ];
    }

    private static Markup Cell(params string[] lines) =>
        new(string.Join('\n', lines.Where(l => l.Length > 0).Select((line, i) => i == 0 ? Markup.Escape(line) : $"[grey]{Markup.Escape(line)}[/]")));
}
