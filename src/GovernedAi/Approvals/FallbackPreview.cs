using GovernedAi.Json;

namespace GovernedAi.Approvals;

/// <summary>What a fallback would say, from running it ahead of the question. It answers anew when it has to.</summary>
/// <param name="Fallback">The name of the method.</param>
/// <param name="Answer">What it said, with what is sensitive masked; <see langword="null"/> when it failed.</param>
/// <param name="Failure">What went wrong with it, in words; <see langword="null"/> when nothing did.</param>
public sealed record FallbackPreview(string Fallback, RawJson? Answer, string? Failure)
{
    /// <summary>The same for people: <c>RouteByRules would answer {"Queue":"manual-review"}</c>.</summary>
    public override string ToString() => Failure is null ? $"{Fallback} would answer {Answer}" : $"{Fallback} would fail: {Failure}";
}
