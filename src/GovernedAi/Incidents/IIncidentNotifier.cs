namespace GovernedAi.Incidents;

/// <summary>Tells people of an incident: by mail, pager, chat or ticket. Register one as a service, or in <see cref="GovernedAiOptions.IncidentNotifiers"/>.</summary>
public interface IIncidentNotifier
{
    /// <summary>The name it is recorded under; no two of a program may have the same.</summary>
    string Name { get; }

    /// <summary>
    /// Tells the group. What returns is recorded as told; what throws is logged and tried again at the next look. After a crash in
    /// between it is called twice with the same notice.
    /// </summary>
    ValueTask NotifyAsync(IncidentNotice notice, CancellationToken cancellation = default);
}
