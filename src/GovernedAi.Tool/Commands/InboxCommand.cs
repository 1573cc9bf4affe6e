using System.CommandLine;
using System.Text.Json;
using GovernedAi.Approvals;
using GovernedAi.Tool.Evidence;
using Spectre.Console;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai inbox</c>: what waits for a person.</summary>
internal static class InboxCommand
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var format = new Option<string>("--format") { Description = "table or json.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("inbox", "Lists the requests that wait for a person, oldest first.");
        folder.AddTo(command);
        command.Options.Add(format);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var approvals = opened.Approvals();
            var waiting = await approvals.ListWaitingAsync(cancellation).ToListAsync(cancellation);
            if (parsed.GetRequiredValue(format) == "json")
                terminal.Out.WriteLine(JsonSerializer.Serialize(waiting.Select(InboxItem.Of), Indented));
            else if (terminal.IsForPeople)
                Draw(waiting, terminal.Screen);
            else
                Print(waiting, terminal.Out);
            return 0;
        }));
        return command;
    }

    private static void Print(List<ApprovalRequest> waiting, TextWriter output)
    {
        foreach (var item in waiting.Select(InboxItem.Of))
            output.WriteLine($"{item.Request}\t{item.Until:yyyy-MM-dd HH:mm:ss}Z\t{item.Group ?? "-"}\t{item.Method}\t{item.Question}\t{string.Join("; ", item.Previews)}");
    }

    private static void Draw(List<ApprovalRequest> waiting, IAnsiConsole screen)
    {
        if (waiting.Count == 0)
        {
            screen.WriteLine("Nothing waits for a person.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Request", "Asked", "Until (UTC)", "Question", "If nobody answers");
        foreach (var item in waiting.Select(InboxItem.Of))
            table.AddRow(new Text(item.Request), new Text(item.Group ?? "nobody yet"), new Text(item.Until is { } until ? $"{until:yyyy-MM-dd HH:mm:ss}" : "somebody answers"), new Text(item.Question), new Text(string.Join('\n', [item.IfNobodyAnswers, .. item.Previews.Select(preview => preview.ToString())])));
        screen.Write(table);
    }

    /// <summary>One waiting request in a line.</summary>
    private sealed record InboxItem(string Request, string Method, string? Group, DateTime? Until, string Question, string IfNobodyAnswers, IReadOnlyList<FallbackPreview> Previews)
    {
        public static InboxItem Of(ApprovalRequest request) => new(
            request.Id, request.Name, request.Asked.LastOrDefault()?.Group, UntilOf(request), (request.Drill is null ? "" : $"DRILL ({request.Drill}): ") + request.Question, request.IfNobodyAnswers, request.Previews);

        private static DateTime? UntilOf(ApprovalRequest request) =>
            request.Asked.LastOrDefault() is { } step && step.Until < DateTimeOffset.MaxValue ? step.Until.UtcDateTime : null;
    }
}
