using GovernedAi.Incidents;

namespace GovernedAi.Tool.Evidence;

/// <summary>One incident, for programs.</summary>
/// <param name="State"><c>waiting</c>, <c>acknowledged</c>, <c>unanswered</c> (the chain is over), or <c>nobodyToTell</c> (there is none).</param>
/// <param name="Open">Whether it still is to be acknowledged, or what puts it right to be linked.</param>
internal sealed record IncidentItem(
    string Id, DateTimeOffset At, string State, bool Open, string Record, string Call, string Method, string Name, string? UseCase, string? Owner,
    string Reason, string By, IReadOnlyList<string> Chain, TimeSpan StepTimeout, IReadOnlyList<IncidentStep> Steps, IncidentAcknowledgement? Acknowledgement, IReadOnlyList<IncidentItem.Correction> Corrections)
{
    public static IncidentItem Of(Incident incident, DateTimeOffset now) => new(
        incident.Id, incident.At, StateOf(incident, now), incident.IsOpen, incident.Record, incident.Call, incident.Method, incident.Name, incident.UseCase, incident.Owner,
        incident.Reason, incident.By, incident.Chain, incident.StepTimeout, incident.Steps, incident.Acknowledgement,
        [.. incident.Corrections.Select(correction => new Correction(correction.By, correction.At, correction.Record, correction.Content?.Payload))]);

    private static string StateOf(Incident incident, DateTimeOffset now) => incident switch
    {
        { Acknowledgement: not null } => "acknowledged",
        { Chain.Count: 0 } => "nobodyToTell",
        _ when incident.Waiting(now) is not null => "waiting",
        _ => "unanswered",
    };

    /// <param name="Record">The id of the record that puts it right, or</param>
    /// <param name="Payload">where the text that does is kept.</param>
    internal sealed record Correction(string By, DateTimeOffset At, string? Record, string? Payload);
}
