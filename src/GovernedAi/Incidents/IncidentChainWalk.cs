using GovernedAi.Engine;
using GovernedAi.Ledger;
using GovernedAi.Ledger.Entries;
using GovernedAi.People;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovernedAi.Incidents;

/// <summary>Goes along the chains of incidents: one group at a time, each with its full time from when it is told.</summary>
internal sealed class IncidentChainWalk(ILedger ledger, IPeople people, IReadOnlyList<IIncidentNotifier> notifiers, TimeProvider clock, ILogger? logger)
{
    // Two looks of one process at once would tell a group twice; two processes may, which is better than not at all.
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly IncidentFollower _follower = new(ledger);

    public async ValueTask AdvanceAsync(CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            foreach (var incident in await _follower.ReadOnAsync(cancellation).ConfigureAwait(false))
            {
                if (incident.Acknowledgement is null)
                    await AdvanceAsync(incident, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async ValueTask AdvanceAsync(Incident incident, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        if (incident.Waiting(now) is { } current)
        {
            await TellAgainAsync(incident, current, now, day, cancellation).ConfigureAwait(false);
            return;
        }

        for (var number = incident.Steps.Count; number < incident.Chain.Count; number++)
        {
            var group = incident.Chain[number];
            var present = await people.FindPresentAsync(group, day, cancellation).ConfigureAwait(false);
            if (present is { Count: > 0 })
            {
                var until = now + incident.StepTimeout;
                var via = await TellAsync(new IncidentNotice(incident, group, present, until), notifiers, cancellation).ConfigureAwait(false);
                var step = new IncidentStep(group, [.. present.Select(person => person.Id)], until, via);
                await ledger.AppendAsync(new IncidentNotifiedEntry(now, incident, number, step), cancellation).ConfigureAwait(false);
                return;
            }

            var why = present is null ? $"nobody knows the group '{group}'" : $"nobody of '{group}' is there";
            await ledger.AppendAsync(new IncidentNotifiedEntry(now, incident, number, new IncidentStep(group, [], now, [], why)), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Tells the group by what has not told it yet: a command line put the step in force, a notifier failed, or this program has another one.</summary>
    private async ValueTask TellAgainAsync(Incident incident, IncidentStep current, DateTimeOffset now, DateOnly day, CancellationToken cancellation)
    {
        var missing = notifiers.Where(notifier => !current.Via.Contains(notifier.Name)).ToList();
        if (missing.Count == 0)
            return;

        // Those who were to be told, not those who would be now: they are who may acknowledge.
        var known = await people.FindPresentAsync(current.Group, day, cancellation).ConfigureAwait(false) ?? [];
        List<Person> told = [.. current.People.Select(id => known.FirstOrDefault(person => person.Id == id) ?? new Person(id))];
        var via = await TellAsync(new IncidentNotice(incident, current.Group, told, current.Until), missing, cancellation).ConfigureAwait(false);
        if (via.Count > 0)
            await ledger.AppendAsync(new IncidentNotifiedEntry(now, incident, incident.Steps.Count - 1, current with { Via = via }), cancellation).ConfigureAwait(false);
    }

    /// <returns>The names of those that took it.</returns>
    private async ValueTask<IReadOnlyList<string>> TellAsync(IncidentNotice notice, IReadOnlyList<IIncidentNotifier> by, CancellationToken cancellation)
    {
        var via = new List<string>();
        foreach (var notifier in by)
        {
            try
            {
                await notifier.NotifyAsync(notice, cancellation).ConfigureAwait(false);
                via.Add(notifier.Name);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                Log.NotifierFailed(logger ?? NullLogger.Instance, notifier.Name, notice.Group, notice.Incident.Id, exception);
            }
        }

        return via;
    }
}
