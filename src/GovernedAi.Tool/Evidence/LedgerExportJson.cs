using System.Text;
using System.Text.Json;

namespace GovernedAi.Tool.Evidence;

/// <summary>The export for a program.</summary>
internal static class LedgerExportJson
{
    public static string Write(LedgerExport export)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("v", 1);
            json.WriteString("at", export.At.UtcDateTime);
            json.WriteBoolean("intact", export.Verification.IsIntact);
            json.WriteString("protection", export.Verification.Protection);
            json.WriteString("pruned", export.Verification.Pruned?.ToString());
            json.WriteStartArray("faults");
            foreach (var fault in export.Verification.Faults)
                json.WriteStringValue(fault.ToString());
            json.WriteEndArray();
            json.WriteStartArray("records");
            foreach (var record in export.Records)
                Write(json, record);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, ExportedRecord exported)
    {
        var record = exported.Record;
        json.WriteStartObject();
        json.WriteNumber("seq", record.Sequence);
        json.WriteString("at", record.At.UtcDateTime);
        json.WriteString("kind", record.Kind);
        json.WriteString("call", record.Call);
        json.WriteString("method", record.Method);
        json.WriteString("useCase", record.UseCase);
        json.WriteString("owner", record.Owner);
        json.WritePropertyName("data");
        record.Data.WriteTo(json);
        json.WriteString("hash", record.Hash);
        json.WriteStartArray("content");
        foreach (var payload in exported.Payloads)
        {
            json.WriteStartObject();
            json.WriteString("of", payload.Name);
            json.WriteString("state", payload.State.ToString().ToLowerInvariant());
            if (payload.Content is { } content)
            {
                json.WritePropertyName("value");
                json.WriteRawValue(content.Span, skipInputValidation: false);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
