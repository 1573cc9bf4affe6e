using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Reads a setting where it applies: <c>.editorconfig</c> for the file first, then global configs and MSBuild properties.</summary>
internal static class Setting
{
    public static string? Read(AnalyzerOptions options, SyntaxTree tree, string key)
        => options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(key, out var value) ? value.Trim() : ReadGlobal(options, key);

    /// <summary>Reads what is set for the whole project.</summary>
    public static string? ReadGlobal(AnalyzerOptions options, string key)
        => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(key, out var value) ? value.Trim() : null;
}
