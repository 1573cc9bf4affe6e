using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Test projects are silent unless they ask: the option <c>governedai.test_projects</c>.</summary>
internal static class TestProject
{
    /// <summary><c>analyze</c> holds a test project to the rules; anything else leaves it in peace.</summary>
    public const string OptionKey = "governedai.test_projects";

    public static bool IsSilent(AnalyzerOptions options, SyntaxTree tree)
        => Setting.Read(options, tree, "build_property.IsTestProject") is { } isTest && isTest.Equals("true", StringComparison.OrdinalIgnoreCase)
            && Setting.Read(options, tree, OptionKey) is not "analyze";
}
