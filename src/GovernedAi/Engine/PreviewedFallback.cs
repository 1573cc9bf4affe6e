namespace GovernedAi.Engine;

/// <summary>What a fallback said that ran ahead of a question.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Answer">What it said, as it may be kept; <see langword="null"/> when it failed, or nothing of it may be.</param>
/// <param name="Failure">What went wrong with it.</param>
internal readonly record struct PreviewedFallback(string Name, byte[]? Answer, Exception? Failure);
