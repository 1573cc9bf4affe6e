using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Which kinds of model call count: the option <c>governedai.model_call_kinds</c>.</summary>
internal static class ModelCallKinds
{
    /// <summary><c>default</c>, <c>all</c>, or names of kinds, separated by commas.</summary>
    public const string OptionKey = "governedai.model_call_kinds";

    public static bool Include(ModelCallFact fact, AnalyzerOptions options, SyntaxTree tree)
        => Setting.Read(options, tree, OptionKey) is { } value
            ? value.Split(',').Any(name => Includes(name.Trim(), fact))
            : IsDefault(fact);

    /// <summary>Whether a kind counts, for calls that are no method's.</summary>
    public static bool Include(string kind, AnalyzerOptions options, SyntaxTree tree)
        => Setting.Read(options, tree, OptionKey) is { } value
            ? value.Split(',').Any(name => name.Trim().ToLowerInvariant() is var wanted && (wanted == "all" || wanted == kind || (wanted == "default" && ModelCallFact.IsOnByDefault(kind))))
            : ModelCallFact.IsOnByDefault(kind);

    private static bool Includes(string name, ModelCallFact fact) => name.ToLowerInvariant() switch
    {
        "all" => true,
        "default" => IsDefault(fact),
        var kind => kind == fact.Kind || kind == fact.UnderlyingKind,
    };

    public static bool IsDefault(ModelCallFact fact) => fact.CountsByDefault;
}
