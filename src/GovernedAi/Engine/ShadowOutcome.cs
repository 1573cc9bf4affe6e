using GovernedAi.Payloads;

namespace GovernedAi.Engine;

/// <summary>What became of a model's answer that was not given.</summary>
/// <param name="Failed">Whether there was none.</param>
/// <param name="Agreed">Whether it is what the caller got; <see langword="null"/> when that cannot be told.</param>
/// <param name="Proposal">What the record keeps of it.</param>
internal sealed record ShadowOutcome(bool Failed, bool? Agreed, Payload? Proposal);
