using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Reads a setting where it applies: <c>.editorconfig</c> for the file first, then global configs and MSBuild properties.</summary>
internal static class Setting
{
    public static string? Read(AnalyzerOptions options, SyntaxTree tree, string key)
        => options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(key, out var value)
            || options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(key, out value)
            ? value.Trim()
            : null;
}
