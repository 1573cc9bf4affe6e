using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Test projects are silent unless they ask: the option <c>governedai.test_projects</c>.</summary>
internal static class TestProject
{
    /// <summary><c>analyze</c> holds a test project to the rules; <c>silent</c> leaves it in peace, as nothing does.</summary>
    public const string OptionKey = "governedai.test_projects";

    public static bool IsSilent(AnalyzerOptions options, SyntaxTree tree)
        => Setting.Read(options, tree, "build_property.IsTestProject") is { } isTest && isTest.Equals("true", StringComparison.OrdinalIgnoreCase)
            && !(Setting.Read(options, tree, OptionKey) is { } value && Says(value, "analyze"));

    /// <summary>What a value says that is not understood, as a part of a sentence; null if all is.</summary>
    public static string? Fault(string value)
        => value.Length == 0 || Says(value, "analyze") || Says(value, "silent") ? null : $"`{value}` is neither `analyze` nor `silent`, so that test projects stay silent";

    private static bool Says(string value, string word) => value.Equals(word, StringComparison.OrdinalIgnoreCase);
}
