using System.Collections.Immutable;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>What every rule shares: concurrency, all code analysed, the gate, and a crash that becomes GAI0001.</summary>
internal abstract class GovernanceRule(params DiagnosticDescriptor[] reports) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. reports, AnalyzerFailure.Rule];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start => Start(start, [this]));
    }

    /// <summary>Has rules register what they look at.</summary>
    internal static void Start(CompilationStartAnalysisContext start, IEnumerable<GovernanceRule> rules)
    {
        var used = new UsedMembers();
        foreach (var rule in rules)
            rule.Start(start, used);
        used.Register(start);
    }

    /// <summary>Whether this compilation can hold the fault at all. A project outside the gate pays next to nothing.</summary>
    protected virtual bool Applies(KnownSymbols known) => known.ReachesModels;

    /// <summary>Says what the rule looks at. Called once a compilation.</summary>
    protected abstract void Register(RuleActions actions);

    private void Start(CompilationStartAnalysisContext context, UsedMembers used)
    {
        try
        {
            var known = KnownSymbols.Of(context.Compilation);
            if (Applies(known))
                Register(new RuleActions(context, known, used, this));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            AnalyzerFailure.AtStart(context, this, exception);
        }
    }
}
