using GovernedAi.Engine;
using Microsoft.Extensions.Logging;

namespace GovernedAi.Incidents;

/// <summary>Writes a warning to the host's log: what a program does that has no other notifier, and beside any other.</summary>
internal sealed class LogNotifier(ILogger logger) : IIncidentNotifier
{
    public string Name => "log";

    public ValueTask NotifyAsync(IncidentNotice notice, CancellationToken cancellation = default)
    {
        var incident = notice.Incident;
        Log.Incident(logger, incident.Name, incident.Id, incident.Record, notice.Group, string.Join(", ", notice.People.Select(person => person.Id)), notice.Until, incident.Reason);
        return default;
    }
}
