namespace GovernedAi;

/// <summary>The model reported less confidence than its answer needs, and no fallback answered.</summary>
/// <param name="method">The governed method.</param>
/// <param name="confidence">What the model reported, from 0 to 1; <see langword="null"/> when it reported nothing of the kind.</param>
/// <param name="least">What its answer needs.</param>
public sealed class LowConfidenceException(string method, double? confidence, double least)
    : Exception(FormattableString.Invariant($"{method}: the model reports {(confidence is { } value ? $"a confidence of {value:0.###}" : "no confidence from 0 to 1")}, and its answer needs {least:0.###}."))
{
    /// <summary>What the model reported, from 0 to 1; <see langword="null"/> when it reported nothing of the kind.</summary>
    public double? Confidence { get; } = confidence;

    /// <summary>What its answer needs.</summary>
    public double Least { get; } = least;
}
