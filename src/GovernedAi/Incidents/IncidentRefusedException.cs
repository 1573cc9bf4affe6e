namespace GovernedAi.Incidents;

/// <summary>An acknowledgement was not taken: this person was not told of the incident, or somebody was first.</summary>
/// <param name="incident">The id of the incident.</param>
/// <param name="message">Why.</param>
public sealed class IncidentRefusedException(string incident, string message) : InvalidOperationException(message)
{
    /// <summary>The id of the incident.</summary>
    public string Incident { get; } = incident;
}
