using GovernedAi.Incidents;
using GovernedAi.Ledger;

namespace GovernedAi.Retention;

/// <summary>Says of records whether an incident that is still open is about them: what was wrong, what was done, and what puts it right.</summary>
internal sealed class OpenIncidents
{
    private readonly Dictionary<string, Incident> _byCall = new(StringComparer.Ordinal);

    private OpenIncidents()
    {
    }

    public static async ValueTask<OpenIncidents> ReadAsync(ILedger ledger, CancellationToken cancellation)
    {
        var open = new OpenIncidents();
        var linked = new Dictionary<string, Incident>(StringComparer.Ordinal);
        foreach (var incident in (await IncidentHistory.ReadAsync(ledger, cancellation).ConfigureAwait(false)).Where(incident => incident.IsOpen))
        {
            open._byCall.TryAdd(incident.Call, incident);
            foreach (var record in incident.Corrections.Select(correction => correction.Record).OfType<string>())
                linked.TryAdd(record, incident);
        }

        if (linked.Count > 0)
            await open.AddCallsOfAsync(linked, ledger, cancellation).ConfigureAwait(false);
        return open;
    }

    /// <summary>The open incident a record belongs to; <see langword="null"/> when there is none.</summary>
    public Incident? On(LedgerRecord record) => record.Call is { } call ? _byCall.GetValueOrDefault(call) : null;

    /// <summary>What puts a wrong answer right is understood only with the rest of its call.</summary>
    private async ValueTask AddCallsOfAsync(Dictionary<string, Incident> linked, ILedger ledger, CancellationToken cancellation)
    {
        await foreach (var record in ledger.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (record.Call is { } call && linked.TryGetValue(record.Id, out var incident))
                _byCall.TryAdd(call, incident);
        }
    }
}
