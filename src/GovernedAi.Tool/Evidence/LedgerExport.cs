using GovernedAi.Ledger;
using GovernedAi.Payloads;

namespace GovernedAi.Tool.Evidence;

/// <summary>What an auditor gets: the records asked for with their content, and whether the whole ledger is what was written.</summary>
/// <param name="At">When it was put together, in UTC.</param>
/// <param name="Verification">What a look through the whole ledger has shown.</param>
/// <param name="Records">The records asked for.</param>
internal sealed record LedgerExport(DateTimeOffset At, LedgerVerification Verification, IReadOnlyList<ExportedRecord> Records)
{
    public static async Task<LedgerExport> ReadAsync(GovernanceFolder folder, LedgerQuery query, CancellationToken cancellation)
    {
        var verification = await LedgerVerifier.VerifyAsync(folder.LedgerPath, folder.Keys, anchor: null, cancellation);
        var payloads = folder.Payloads();
        var records = new List<ExportedRecord>();
        using var ledger = folder.Ledger();
        await foreach (var record in ((ILedger)ledger).QueryAsync(query, cancellation))
            records.Add(new ExportedRecord(record, await ReadPayloadsAsync(record, payloads, cancellation)));

        return new LedgerExport(folder.Clock.GetUtcNow(), verification, records);
    }

    private static async Task<List<ExportedPayload>> ReadPayloadsAsync(LedgerRecord record, FilePayloadStore payloads, CancellationToken cancellation)
    {
        var found = new List<ExportedPayload>();
        foreach (var (name, id, digest) in PayloadReference.In(record))
        {
            var (payload, isDamaged) = await FindAsync(id, payloads, cancellation);
            var state = isDamaged || (payload is not null && payload.Digest != digest) ? ContentState.Changed : payload is null ? ContentState.Erased : ContentState.Intact;
            found.Add(new ExportedPayload(name, id, payload?.Content, state));
        }

        return found;
    }

    /// <summary>Damaged content is a finding for the auditor, not the end of the export.</summary>
    private static async Task<(Payload? Payload, bool IsDamaged)> FindAsync(string id, FilePayloadStore payloads, CancellationToken cancellation)
    {
        try
        {
            return (await payloads.FindAsync(id, cancellation), false);
        }
        catch (InvalidDataException)
        {
            return (null, true);
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
