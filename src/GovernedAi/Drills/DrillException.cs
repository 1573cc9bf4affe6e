namespace GovernedAi.Drills;

/// <summary>What a model throws that fails in a drill, or what is wrong with the drill.</summary>
/// <param name="message">What it is.</param>
public sealed class DrillException(string message) : Exception(message);
