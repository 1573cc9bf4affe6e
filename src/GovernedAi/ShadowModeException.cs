namespace GovernedAi;

/// <summary>The method is in shadow mode: its model ran and is recorded, its answer is not given, and nothing else answered.</summary>
/// <param name="method">The governed method.</param>
public sealed class ShadowModeException(string method)
    : Exception($"{method} is in shadow mode: its model runs and is recorded, and a fallback or a person answers. Neither did.");
