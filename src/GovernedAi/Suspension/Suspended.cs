using System.Text.Json.Serialization;

namespace GovernedAi.Suspension;

/// <summary>Something that is stopped: its model is not called, fallbacks answer.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of the use case, the id or name of the method, or the name of the model.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who stopped it.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Until">When it goes on by itself; <see langword="null"/>: when somebody resumes it.</param>
public sealed record Suspended(
    [property: JsonRequired] SuspensionKind Kind,
    [property: JsonRequired] string Name,
    [property: JsonRequired] string Reason,
    [property: JsonRequired] string By,
    [property: JsonRequired] DateTimeOffset At,
    DateTimeOffset? Until = null);
