namespace GovernedAi.Runtime;

/// <summary>What a model call said about itself.</summary>
/// <param name="Model">The model that answered.</param>
/// <param name="InputTokens">Tokens of the prompt.</param>
/// <param name="OutputTokens">Tokens of the answer.</param>
/// <param name="FinishReason">Why it stopped.</param>
internal sealed record ModelAnswer(string? Model, long? InputTokens, long? OutputTokens, string? FinishReason)
{
    /// <summary>Whether only the beginning of a streamed answer is kept.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether the answer was recorded as left before, and is read on after all: then this is all of it, what was recorded included.</summary>
    public bool IsReadOn { get; init; }
}
