using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovernedAi.Ledger;
using GovernedAi.Ledger.Entries;
using GovernedAi.Payloads;
using GovernedAi.People;
using Microsoft.Extensions.Logging;

namespace GovernedAi.Incidents;

/// <summary>
/// Takes incidents: a released answer was wrong. The groups that the use case declares are told in order, each when the one before did not
/// acknowledge in time. Everything stands in the ledger, so any program on it can go on where another stopped.
/// </summary>
/// <param name="ledger">Where incidents are recorded, and what they are about is found.</param>
/// <param name="payloads">Where the texts of corrections are kept.</param>
/// <param name="people">Who stands behind the names of groups.</param>
/// <param name="notifiers">What tells them; with none, a step is put in force and a program that has some tells them.</param>
/// <param name="clock">The clock time-outs go by.</param>
/// <param name="logger">Where failing notifiers are reported.</param>
public sealed class IncidentDesk(
    ILedger ledger, IPayloadStore payloads, IPeople people, IEnumerable<IIncidentNotifier> notifiers, TimeProvider clock, ILogger? logger = null)
{
    private readonly IncidentChainWalk _walk = new(ledger, people, [.. notifiers], clock, logger);

    /// <summary>Opens an incident on a record, and tells the first group.</summary>
    /// <param name="about">The id of a ledger record, or of a governed call: then it is about the call's outcome.</param>
    /// <param name="reason">What is wrong; not empty. It stands in the chain for good: no personal data.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="correction">The id of the record or call that puts it right, or the right answer as text; <see langword="null"/>: not known yet.</param>
    /// <param name="notify">The groups to tell instead of those the use case declared when the call ran.</param>
    /// <param name="cancellation">Cancels the reading and writing.</param>
    /// <returns>The incident as it stands then.</returns>
    /// <exception cref="FormatException"><paramref name="about"/> is no id.</exception>
    /// <exception cref="ArgumentException">Nothing in the ledger has that id, or what has belongs to no governed call.</exception>
    /// <exception cref="InvalidDataException">The people file is malformed; the message names the place, and nothing was recorded.</exception>
    /// <exception cref="LedgerUnavailableException">It could not be recorded, and nobody was told.</exception>
    public async ValueTask<Incident> OpenAsync(
        string about, string reason, string by, string? correction = null, IReadOnlyList<string>? notify = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (correction is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(correction);
        var (record, intent) = await IncidentSubject.FindAsync(ledger, about, cancellation).ConfigureAwait(false);

        // Looked up before anything is written: an incident is not opened with half of what was said.
        var corrects = correction is not null && IncidentSubject.IsId(correction)
            ? (await IncidentSubject.FindAsync(ledger, correction, cancellation).ConfigureAwait(false)).Record.Id
            : null;
        var declared = intent is not null && intent.Data.TryGetProperty("incident"u8, out var stated)
            ? intent.Read(_ => IncidentHistory.ReadChain(stated))
            : ([], DefaultStepTimeout);
        var incident = new Incident
        {
            Id = RandomNumberGenerator.GetHexString(12, lowercase: true),
            Record = record.Id,
            Call = record.Call!,
            Method = record.Method!,
            Assembly = record.Assembly!,
            Name = intent is not null && intent.Data.TryGetProperty("name"u8, out var name) ? name.GetString()! : record.Method!,
            UseCase = record.UseCase,
            Owner = record.Owner,
            RetentionDays = record.RetentionDays,
            Reason = reason,
            By = by,
            At = clock.GetUtcNow(),
            Chain = notify is { Count: > 0 } ? [.. notify] : declared.Chain,
            StepTimeout = declared.StepTimeout,
        };

        // So is who stands behind the groups: a people file that cannot be read is said now, not after half of the work.
        foreach (var group in incident.Chain)
            await people.FindPresentAsync(group, DateOnly.FromDateTime(incident.At.UtcDateTime), cancellation).ConfigureAwait(false);

        await ledger.AppendAsync(new IncidentOpenedEntry(incident), cancellation).ConfigureAwait(false);
        if (correction is not null)
            await LinkAsync(incident, correction, corrects, by, cancellation).ConfigureAwait(false);
        await AdvanceAsync(cancellation).ConfigureAwait(false);
        return await FindAsync(incident.Id, cancellation).ConfigureAwait(false);
    }

    /// <summary>Takes an incident on: nobody further is told.</summary>
    /// <param name="id">The id of the incident.</param>
    /// <param name="by">Who takes it on: one of those who were told. Where nobody could be told it may be anybody.</param>
    /// <param name="reason">What they say; not empty. It stands in the chain for good: no personal data.</param>
    /// <param name="cancellation">Cancels the reading and writing.</param>
    /// <exception cref="ArgumentException">There is no such incident.</exception>
    /// <exception cref="IncidentRefusedException">This person was not told, or somebody was first.</exception>
    public async ValueTask<Incident> AcknowledgeAsync(string id, string by, string reason, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var incident = await FindAsync(id, cancellation).ConfigureAwait(false);
        if (incident.Acknowledgement is { } first)
            throw new IncidentRefusedException(id, $"{first.By} has acknowledged incident {id} already: {first.Reason}");
        var told = incident.Steps.SelectMany(step => step.People).Distinct().ToList();
        if (told.Count > 0 && !told.Contains(by))
            throw new IncidentRefusedException(id, $"{by} was not told of incident {id}, so it is not {by}'s to acknowledge. Told were: {string.Join(", ", told)}.");
        await ledger.AppendAsync(new IncidentAcknowledgedEntry(incident, new(by, reason, clock.GetUtcNow())), cancellation).ConfigureAwait(false);
        return await FindAsync(id, cancellation).ConfigureAwait(false);
    }

    /// <summary>Links what puts the wrong answer right.</summary>
    /// <param name="id">The id of the incident.</param>
    /// <param name="correction">The id of a record or call, or the right answer as text. A text is kept beside the ledger, like content of the call.</param>
    /// <param name="by">Who links it.</param>
    /// <param name="cancellation">Cancels the reading and writing.</param>
    /// <exception cref="ArgumentException">There is no such incident, or no such record.</exception>
    public async ValueTask<Incident> CorrectAsync(string id, string correction, string by, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(correction);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        var incident = await FindAsync(id, cancellation).ConfigureAwait(false);
        var record = IncidentSubject.IsId(correction)
            ? (await IncidentSubject.FindAsync(ledger, correction, cancellation).ConfigureAwait(false)).Record.Id
            : null;
        await LinkAsync(incident, correction, record, by, cancellation).ConfigureAwait(false);
        return await FindAsync(id, cancellation).ConfigureAwait(false);
    }

    /// <summary>All incidents in the order they were opened, as they stand. Nobody is told by asking.</summary>
    public ValueTask<IReadOnlyList<Incident>> ListAsync(CancellationToken cancellation = default) => IncidentHistory.ReadAsync(ledger, cancellation);

    /// <summary>Tells whoever is due: the next group where the one before let its time pass, and who was to be told and was not. A host does it about once a minute; from the second time on only what is new in the ledger is read.</summary>
    /// <exception cref="InvalidDataException">The people file is malformed.</exception>
    public ValueTask AdvanceAsync(CancellationToken cancellation = default) => _walk.AdvanceAsync(cancellation);

    private static TimeSpan DefaultStepTimeout => TimeSpan.FromHours(1);

    private async ValueTask<Incident> FindAsync(string id, CancellationToken cancellation) =>
        (await ListAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(incident => incident.Id == id)
            ?? throw new ArgumentException($"There is no incident {id} in the ledger.");

    /// <summary>Whom the call was about: the right answer is about them too, and goes when what is kept of them is erased.</summary>
    private async ValueTask<IReadOnlyList<string>> SubjectsAsync(string call, CancellationToken cancellation)
    {
        var subjects = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var record in ledger.QueryAsync(new LedgerQuery { Calls = new HashSet<string> { call } }, cancellation).ConfigureAwait(false))
        {
            foreach (var reference in PayloadReference.In(record))
                subjects.UnionWith((await payloads.FindAsync(reference.Payload, cancellation).ConfigureAwait(false))?.Subjects ?? []);
        }

        return [.. subjects];
    }

    private async ValueTask LinkAsync(Incident incident, string correction, string? record, string by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        PayloadReference? content = null;
        if (record is null)
        {
            var payload = new Payload(PayloadName.Of(now, Guid.NewGuid(), 1), Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(correction)}\""))
            {
                Subjects = await SubjectsAsync(incident.Call, cancellation).ConfigureAwait(false),
            };
            await payloads.StoreAsync([payload], cancellation).ConfigureAwait(false);
            content = new PayloadReference("correction", payload.Id, payload.Digest);
        }

        await ledger.AppendAsync(new IncidentCorrectedEntry(incident, new(by, now, record, content)), cancellation).ConfigureAwait(false);
    }
}
