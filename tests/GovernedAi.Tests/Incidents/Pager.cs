using GovernedAi.Incidents;

namespace GovernedAi.Tests.Incidents;

/// <summary>Keeps whom it told.</summary>
internal sealed class Pager(string name) : IIncidentNotifier
{
    public string Name => name;

    public bool Fails { get; set; }

    public List<string> Told { get; } = [];

    public ValueTask NotifyAsync(IncidentNotice notice, CancellationToken cancellation = default)
    {
        if (Fails)
            throw new HttpRequestException("the pager is down");
        lock (Told)
            Told.Add($"{notice.Group}: {string.Join(", ", notice.People.Select(person => person.Id))}");
        return default;
    }
}
