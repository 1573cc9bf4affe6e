using System.Globalization;
using System.Text.Json;
using GovernedAi.Ledger;

namespace GovernedAi.Incidents;

/// <summary>Tells from a ledger's records which incidents there are and how they stand. There is no second list to keep in step.</summary>
internal sealed class IncidentHistory
{
    private static readonly LedgerQuery Query = new()
    {
        Kinds = new HashSet<string> { RecordKinds.IncidentOpened, RecordKinds.IncidentNotified, RecordKinds.IncidentAcknowledged, RecordKinds.IncidentCorrected },
    };

    private readonly List<string> _order = [];
    private readonly Dictionary<string, Incident> _byId = new(StringComparer.Ordinal);

    public static async ValueTask<IReadOnlyList<Incident>> ReadAsync(ILedger ledger, CancellationToken cancellation)
    {
        var history = new IncidentHistory();
        await foreach (var record in ledger.QueryAsync(Query, cancellation).ConfigureAwait(false))
            history.Add(record);
        return history.Incidents;
    }

    /// <summary>The incidents so far, in the order they were opened.</summary>
    public IReadOnlyList<Incident> Incidents => [.. _order.Select(id => _byId[id])];

    /// <summary>Takes the next record; one that is about no incident changes nothing.</summary>
    /// <exception cref="FormatException">The data of the record is not what such a record holds; the message names it.</exception>
    public void Add(LedgerRecord record)
    {
        if (Query.Matches(record))
            record.Read(Apply);
    }

    private IncidentHistory Apply(LedgerRecord record)
    {
        var id = Text(record.Data, "incident")!;
        if (record.Kind == RecordKinds.IncidentOpened)
        {
            _order.Add(id);
            _byId[id] = Opened(record, id);
            return this;
        }

        // The opening was pruned: what is left of it cannot be told.
        if (!_byId.TryGetValue(id, out var incident))
            return this;
        _byId[id] = record.Kind switch
        {
            RecordKinds.IncidentNotified => Notified(incident, record.Data),
            RecordKinds.IncidentAcknowledged when incident.Acknowledgement is null =>
                incident with { Acknowledgement = new(Text(record.Data, "by")!, Text(record.Data, "reason")!, record.At) },
            RecordKinds.IncidentCorrected => incident with
            {
                Corrections = [.. incident.Corrections, new(Text(record.Data, "by")!, record.At, Text(record.Data, "record"), Content(record))],
            },
            _ => incident,
        };
        return this;
    }

    /// <summary>The chain that an <c>intent</c> or an <c>incidentOpened</c> states.</summary>
    public static (IReadOnlyList<string> Chain, TimeSpan StepTimeout) ReadChain(JsonElement data) =>
        (Texts(data, "chain"), TimeSpan.ParseExact(Text(data, "stepTimeout")!, "c", CultureInfo.InvariantCulture));

    private static Incident Opened(LedgerRecord record, string id)
    {
        var (chain, stepTimeout) = ReadChain(record.Data);
        return new Incident
        {
            Id = id,
            Record = Text(record.Data, "record")!,
            Call = record.Call!,
            Method = record.Method!,
            Assembly = record.Assembly!,
            Name = Text(record.Data, "name")!,
            UseCase = record.UseCase,
            Owner = record.Owner,
            RetentionDays = record.RetentionDays,
            Reason = Text(record.Data, "reason")!,
            By = Text(record.Data, "by")!,
            At = record.At,
            Chain = chain,
            StepTimeout = stepTimeout,
        };
    }

    /// <summary>A step's first record says who and until when; later ones, of other programs, only who else told them.</summary>
    private static Incident Notified(Incident incident, JsonElement data)
    {
        var number = data.GetProperty("step"u8).GetInt32() - 1;
        List<IncidentStep> steps = [.. incident.Steps];
        if (number == steps.Count)
        {
            steps.Add(Text(data, "skipped") is { } why
                ? new IncidentStep(Text(data, "group")!, [], DateTimeOffset.MinValue, [], why)
                : new IncidentStep(Text(data, "group")!, Texts(data, "people"), data.GetProperty("until"u8).GetDateTimeOffset(), Texts(data, "via")));
        }
        else if (number < steps.Count && steps[number].Skipped is null && data.TryGetProperty("via"u8, out _))
        {
            steps[number] = steps[number] with { Via = [.. steps[number].Via.Union(Texts(data, "via"))] };
        }

        return incident with { Steps = steps };
    }

    private static PayloadReference? Content(LedgerRecord record)
    {
        foreach (var reference in PayloadReference.In(record))
            return reference;
        return null;
    }

    private static string? Text(JsonElement data, string name) => data.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement data, string name) => [.. data.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];
}
