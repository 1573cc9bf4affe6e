using GovernedAi.Ledger;

namespace GovernedAi.Incidents;

/// <summary>What an id names in a ledger: a record of a governed call, and the call's intent.</summary>
/// <param name="Record">The record itself; of a call that was named, its outcome, or its intent while it has none.</param>
/// <param name="Intent">How the call began; <see langword="null"/> when that was pruned.</param>
internal sealed record IncidentSubject(LedgerRecord Record, LedgerRecord? Intent)
{
    /// <summary>Whether a text has the shape of an id of records and calls.</summary>
    public static bool IsId(string text) => Guid.TryParseExact(text.Trim(), "N", out _);

    /// <exception cref="FormatException">The text is no id.</exception>
    /// <exception cref="ArgumentException">Nothing in the ledger has that id, or what has belongs to no governed call.</exception>
    public static async ValueTask<IncidentSubject> FindAsync(ILedger ledger, string stated, CancellationToken cancellation)
    {
        if (!IsId(stated))
            throw new FormatException($"\"{stated}\" is no id of a record or a call: those are 32 hexadecimal digits, as the ledger shows them.");
        var id = stated.Trim().ToLowerInvariant();
        var named = await NamedAsync(ledger, id, cancellation).ConfigureAwait(false)
            ?? throw new ArgumentException($"No record and no call in the ledger has the id {id}.");
        if (named.Call is not { } call || named.Method is null)
            throw new ArgumentException($"Record {id} ({named.Kind}) belongs to no governed call.");

        // A record may stand before others of its call, so the call is read as a whole.
        LedgerRecord? intent = null, outcome = null;
        await foreach (var record in ledger.QueryAsync(new LedgerQuery { Calls = new HashSet<string> { call } }, cancellation).ConfigureAwait(false))
        {
            if (record.Kind == RecordKinds.Intent)
                intent = record;
            else if (record.Kind == RecordKinds.Outcome)
                outcome = record;
        }

        return new(named.Id == id ? named : outcome ?? intent ?? named, intent);
    }

    private static async ValueTask<LedgerRecord?> NamedAsync(ILedger ledger, string id, CancellationToken cancellation)
    {
        await foreach (var record in ledger.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (record.Id == id || record.Call == id)
                return record;
        }

        return null;
    }
}
