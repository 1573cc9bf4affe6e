using System.Net;
using System.Text;
using GovernedAi.Ledger;

namespace GovernedAi.Tool.Evidence;

/// <summary>The export for a person: one page that needs nothing else, and prints.</summary>
internal static class LedgerExportPage
{
    private const string Style = """
        body { font: 15px/1.45 system-ui, sans-serif; color: #1c2025; margin: 2.5rem auto; max-width: 62rem; padding: 0 1rem; }
        h1 { font-size: 1.5rem; margin: 0 0 .3rem; }
        h2 { font-size: 1.05rem; overflow-wrap: anywhere; margin: 2rem 0 .4rem; border-top: 1px solid #d4d8dd; padding-top: 1rem; }
        .ok { color: #1f6b38; } .bad { color: #a3231b; font-weight: 600; } .quiet { color: #5b636d; } .drill { font-weight: 600; border-left: 4px solid #b7791f; padding-left: .5rem; }
        table { border-collapse: collapse; width: 100%; } td { vertical-align: top; padding: .25rem .6rem .25rem 0; }
        td.n { color: #5b636d; white-space: nowrap; font-variant-numeric: tabular-nums; }
        pre { margin: .1rem 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.4 ui-monospace, monospace; background: #f4f5f7; padding: .3rem .5rem; }
        @media print { body { margin: 0; max-width: none; } section { break-inside: avoid; } pre { background: none; border-left: 2px solid #d4d8dd; } }
        """;

    public static string Write(LedgerExport export)
    {
        var page = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Governance ledger</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<h1>Governance ledger</h1>\n")
            .Append($"<p class=\"quiet\">{export.Records.Count} of {export.Verification.Records} records, put together {export.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z.</p>\n")
            .Append(export.Verification.IsIntact
                ? $"<p class=\"ok\">No record was changed: {Encode(export.Verification.Protection)}.</p>\n"
                : $"<p class=\"bad\">{export.Verification.Faults.Count} faults: the ledger is not what was written.</p>\n");
        foreach (var fault in export.Verification.Faults)
            page.Append("<pre>").Append(Encode(fault.ToString())).Append("</pre>\n");

        foreach (var call in export.Records.GroupBy(record => record.Record.Call))
            WriteCall(page, call.Key, [.. call]);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void WriteCall(StringBuilder page, string? call, List<ExportedRecord> records)
    {
        var first = records[0].Record;
        page.Append("<section>\n<h2>").Append(Encode(call is null ? "Outside any governed call" : first.Method ?? call)).Append("</h2>\n");
        if (call is not null)
            page.Append($"<p class=\"quiet\">call {Encode(call)}{(first.UseCase is { } useCase ? $", use case {Encode(useCase)}" : "")}</p>\n");
        if (records.Select(one => DrillOf(one.Record)).FirstOrDefault(name => name is not null) is { } drill)
            page.Append($"<p class=\"drill\">DRILL: {Encode(drill)}</p>\n");
        page.Append("<table>\n");
        foreach (var record in records)
            WriteRecord(page, record);
        page.Append("</table>\n</section>\n");
    }

    private static string? DrillOf(LedgerRecord record) => record.Data.TryGetProperty("drill"u8, out var drill) ? drill.GetProperty("name"u8).GetString() : null;

    private static void WriteRecord(StringBuilder page, ExportedRecord exported)
    {
        var record = exported.Record;
        page.Append($"<tr><td class=\"n\">{record.Sequence}</td><td class=\"n\">{record.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z</td><td>{Encode(record.Kind)}</td><td><pre>{Encode(record.Data.ToString())}</pre>");
        foreach (var payload in exported.Payloads)
        {
            page.Append($"<div class=\"{(payload.State == ContentState.Changed ? "bad" : "quiet")}\">{Encode(payload.Name)}{Remark(payload.State)}</div>");
            if (payload.Content is { } content)
                page.Append("<pre>").Append(Encode(Encoding.UTF8.GetString(content.Span))).Append("</pre>");
        }

        page.Append("</td></tr>\n");
    }

    private static string Remark(ContentState state) => state switch
    {
        ContentState.Changed => ": not what was recorded",
        ContentState.Erased => ": erased",
        _ => "",
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
