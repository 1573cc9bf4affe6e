using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Rules that ask about the same uses, as one analyzer of the package: the compiler is slower in calling an analyzer than most rules are in answering.</summary>
internal abstract class RuleGroup(params GovernanceRule[] rules) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. rules.SelectMany(rule => rule.SupportedDiagnostics).Distinct()];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start => GovernanceRule.Start(start, rules));
    }
}

/// <summary>The rules about what reaches a model: GAI1001 and GAI1005 to GAI1009.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CoverageRules() : RuleGroup(CoverageRule.All());

/// <summary>The rules about calls of what is governed, and in it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class WrapperRules() : RuleGroup(new CoreUsedDirectly(), new CallOutlivesWrapper(), new HandedToNobody(), new GovernedNotCaptured());
