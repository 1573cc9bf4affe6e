using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Which kinds of model call count: the option <c>governedai.model_call_kinds</c>.</summary>
internal static class ModelCallKinds
{
    /// <summary><c>default</c>, <c>all</c>, or names of kinds, separated by commas.</summary>
    public const string OptionKey = "governedai.model_call_kinds";

    private static readonly HashSet<string> OffByDefault = new(StringComparer.Ordinal)
    {
        "embedding", "moderation", "rerank", "batch", "evaluation", "tokenize", "fine-tune",
    };

    public static bool Include(ModelCallFact fact, AnalyzerOptions options, SyntaxTree tree)
        => Setting.Read(options, tree, OptionKey) is { } value
            ? value.Split(',').Any(name => Includes(name.Trim(), fact))
            : IsDefault(fact);

    private static bool Includes(string name, ModelCallFact fact) => name.ToLowerInvariant() switch
    {
        "all" => true,
        "default" => IsDefault(fact),
        var kind => kind == fact.Kind || kind == fact.UnderlyingKind,
    };

    // Optional rows only stage input, or call a model in some configurations; a remote agent is one for all we can know.
    public static bool IsDefault(ModelCallFact fact)
        => !OffByDefault.Contains(fact.UnderlyingKind) && (fact.Flag != "optional" || fact.Effect == "remote-agent");
}
