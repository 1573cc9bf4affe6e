using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Says that a rule crashed and so could not decide: by itself a crash is a warning that leaves the build green.</summary>
internal static class AnalyzerFailure
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI0001",
        page: "GAI0001_AnalyzerFailure",
        title: "An analyzer failed and could not decide",
        messageFormat: "GovernedAi could not decide about this code: {0} failed with {1}: {2}",
        why: "A rule that crashed has not looked. Left as a warning, the build would stay green over code that nobody checked.",
        defaultSeverity: DiagnosticSeverity.Error,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static void At<T>(RuleContext<T> context, GovernanceRule rule, Exception exception)
        where T : class
        => context.ReportAnywhere(Describe(context.Place, rule, exception));

    /// <summary>A rule that failed before it looked at anything says so once, at the top of the first file.</summary>
    public static void AtStart(CompilationStartAnalysisContext context, GovernanceRule rule, Exception exception)
    {
        var first = context.Compilation.SyntaxTrees.FirstOrDefault();
        context.RegisterSyntaxTreeAction(tree =>
        {
            if (tree.Tree == first)
                tree.ReportDiagnostic(Describe(first.GetLocation(default), rule, exception));
        });
    }

    private static Diagnostic Describe(Location? place, GovernanceRule rule, Exception exception)
        => Diagnostic.Create(Rule, place, rule.GetType().Name, exception.GetType().Name, OneLine(exception));

    public static string OneLine(Exception exception)
    {
        var frame = exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim();
        return exception.Message.Replace('\r', ' ').Replace('\n', ' ') + (frame is null ? "" : $" ({frame})");
    }
}
