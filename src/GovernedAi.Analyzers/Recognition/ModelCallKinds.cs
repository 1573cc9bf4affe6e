using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Which kinds of model call count: the option <c>governedai.model_call_kinds</c>.</summary>
internal static class ModelCallKinds
{
    /// <summary><c>default</c>, <c>all</c>, or names of kinds, separated by commas.</summary>
    public const string OptionKey = "governedai.model_call_kinds";

    private static readonly Lazy<HashSet<string>> Known = new(() =>
        new(ModelCallTable.Default.Facts.SelectMany(fact => new[] { fact.Kind, fact.UnderlyingKind }).Concat(["all", "default"]), StringComparer.Ordinal));

    public static bool Include(ModelCallFact fact, AnalyzerOptions options, SyntaxTree tree) => Wanted(options, tree).Any(name => Includes(name, fact));

    /// <summary>Whether a kind counts, for calls that are no method's.</summary>
    public static bool Include(string kind, AnalyzerOptions options, SyntaxTree tree)
        => Wanted(options, tree).Any(wanted => wanted == "all" || wanted == kind || (wanted == "default" && ModelCallFact.IsOnByDefault(kind)));

    public static bool IsDefault(ModelCallFact fact) => fact.CountsByDefault;

    /// <summary>What a value says that is not understood, as a part of a sentence; null if all is.</summary>
    public static string? Fault(string value)
    {
        var unknown = Names(value).Where(name => !Known.Value.Contains(name)).ToList();
        if (unknown.Count == 0)
            return null;

        var rest = unknown.Count == Names(value).Count() ? "so that the default applies" : "and only the other names count";
        return $"{string.Join(", ", unknown.Select(name => $"`{name}`"))} is no kind of model call, {rest}. Say default, all, or kinds separated by commas: {string.Join(", ", Known.Value.Where(name => name is not ("all" or "default")).OrderBy(name => name, StringComparer.Ordinal))}";
    }

    // A mistyped name must not switch everything off; that it is mistyped is said by a rule of its own.
    private static IEnumerable<string> Wanted(AnalyzerOptions options, SyntaxTree tree)
    {
        var known = Setting.Read(options, tree, OptionKey) is { } value ? Names(value).Where(Known.Value.Contains).ToList() : [];
        return known.Count == 0 ? ["default"] : known;
    }

    private static IEnumerable<string> Names(string value) => value.Split(',').Select(name => name.Trim().ToLowerInvariant()).Where(name => name.Length > 0);

    private static bool Includes(string name, ModelCallFact fact) => name switch
    {
        "all" => true,
        "default" => IsDefault(fact),
        _ => name == fact.Kind || name == fact.UnderlyingKind,
    };
}
