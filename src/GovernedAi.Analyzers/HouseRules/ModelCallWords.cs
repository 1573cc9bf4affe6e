using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The kinds of model call that a rule can name.</summary>
internal static class ModelCallWords
{
    private static readonly Lazy<string[]> All = new(() => [.. ModelCallTable.Default.Facts.SelectMany(fact => new[] { fact.Kind, fact.UnderlyingKind }).Distinct().OrderBy(kind => kind, StringComparer.Ordinal)]);

    /// <summary>Every kind, for a message.</summary>
    public static string Kinds => string.Join(", ", All.Value);

    public static bool IsOne(string kind) => All.Value.Contains(kind);

    /// <summary>Whether a pattern can match a kind at all.</summary>
    public static bool IsKind(string pattern) => All.Value.Any(kind => NamePattern.Matches(pattern, kind));
}
