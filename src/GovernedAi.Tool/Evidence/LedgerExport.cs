using System.Text.Json;
using GovernedAi.Ledger;
using GovernedAi.Payloads;

namespace GovernedAi.Tool.Evidence;

/// <summary>What an auditor gets: the records asked for with their content, and whether the whole ledger is what was written.</summary>
/// <param name="At">When it was put together, in UTC.</param>
/// <param name="Verification">What a look through the whole ledger has shown.</param>
/// <param name="Records">The records asked for.</param>
internal sealed record LedgerExport(DateTimeOffset At, LedgerVerification Verification, IReadOnlyList<ExportedRecord> Records)
{
    public static async Task<LedgerExport> ReadAsync(GovernanceFolder folder, Func<LedgerRecord, bool> wanted, CancellationToken cancellation)
    {
        var verification = await LedgerVerifier.VerifyAsync(folder.LedgerPath, folder.Keys, anchor: null, cancellation);
        var payloads = folder.Payloads();
        var records = new List<ExportedRecord>();
        using var ledger = folder.Ledger();
        await foreach (var record in ledger.ReadAsync(cancellation))
        {
            if (wanted(record))
                records.Add(new ExportedRecord(record, await ReadPayloadsAsync(record, payloads, cancellation)));
        }

        return new LedgerExport(folder.Clock.GetUtcNow(), verification, records);
    }

    private static async Task<List<ExportedPayload>> ReadPayloadsAsync(LedgerRecord record, FilePayloadStore payloads, CancellationToken cancellation)
    {
        var found = new List<ExportedPayload>();
        foreach (var (name, reference) in References(record.Data, ""))
        {
            var id = reference.GetProperty("payload").GetString()!;
            var payload = await payloads.FindAsync(id, cancellation);
            var digest = reference.GetProperty("digest").GetString();
            found.Add(new ExportedPayload(name, id, payload?.Content, payload is null ? ContentState.Erased : payload.Digest == digest ? ContentState.Intact : ContentState.Changed));
        }

        return found;
    }

    // A reference stands under its name: arguments.bill, prompt, response, result.
    private static IEnumerable<(string Name, JsonElement Reference)> References(JsonElement data, string path)
    {
        if (data.ValueKind != JsonValueKind.Object)
            yield break;
        if (data.TryGetProperty("payload", out var id) && id.ValueKind == JsonValueKind.String && data.TryGetProperty("digest", out _))
        {
            yield return (path, data);
            yield break;
        }

        foreach (var property in data.EnumerateObject())
        {
            foreach (var found in References(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}"))
                yield return found;
        }
    }
}

/// <summary>A record and its content.</summary>
internal sealed record ExportedRecord(LedgerRecord Record, IReadOnlyList<ExportedPayload> Payloads);

/// <summary>One piece of content that a record refers to.</summary>
internal sealed record ExportedPayload(string Name, string Id, ReadOnlyMemory<byte>? Content, ContentState State);

/// <summary>What has become of content since its record was written.</summary>
internal enum ContentState
{
    /// <summary>It is what the record's digest says.</summary>
    Intact,

    /// <summary>It is not what the record's digest says.</summary>
    Changed,

    /// <summary>It is not there any more.</summary>
    Erased,
}
