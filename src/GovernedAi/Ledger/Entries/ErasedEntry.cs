using System.Text.Json;
using GovernedAi.Retention;

namespace GovernedAi.Ledger.Entries;

/// <summary>Written before content is erased: which, why and by whom, and which terms were over. From here on its absence is no fault.</summary>
internal sealed class ErasedEntry(
    DateTimeOffset at, string reason, string by, IReadOnlyCollection<string> payloads, IReadOnlyCollection<string> requests, IReadOnlyCollection<RetentionTerm> terms)
    : LedgerEntry(at, call: null, method: null)
{
    public override string Kind => RecordKinds.Erased;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteString("reason"u8, reason);
        data.WriteString("by"u8, by);
        Write(data, "payloads", payloads);
        Write(data, "requests", requests);
        if (terms.Count > 0)
            WriteTerms(data);
    }

    private void WriteTerms(Utf8JsonWriter data)
    {
        data.WriteStartArray("terms"u8);
        foreach (var term in terms)
        {
            data.WriteStartObject();
            if (term.UseCase is { } useCase)
                data.WriteString("useCase"u8, useCase);
            data.WriteNumber("days"u8, Math.Round(term.Length.TotalDays, 2));
            data.WriteString("statedBy"u8, term.IsDeclared ? "useCase"u8 : "options"u8);
            data.WriteEndObject();
        }

        data.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter data, string name, IEnumerable<string> ids)
    {
        data.WriteStartArray(name);
        foreach (var id in ids)
            data.WriteStringValue(id);
        data.WriteEndArray();
    }
}
