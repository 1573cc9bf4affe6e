using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>The contract that a project's code would have today: what the fix of GAI4008 writes.</summary>
internal static class ContractDraft
{
    /// <summary>Analyses the compilation as the rule does, so that what is written satisfies it.</summary>
    public static async Task<string> WriteAsync(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var gatherer = new Gatherer();
        await compilation
            .WithAnalyzers([gatherer], new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        return ContractText.Write(gatherer.Facts is { } facts ? facts.Governed.Select(known => known.Line).Concat(facts.Baseline) : []);
    }

    private sealed class Gatherer() : GovernanceRule
    {
        public ContractFacts? Facts { get; private set; }

        protected override bool Applies(KnownSymbols known) => known.KnowsHouseRules;

        protected override void Register(RuleActions actions)
        {
            Facts = new ContractFacts(actions, withOutput: false);
            Facts.Gather();
        }
    }
}
