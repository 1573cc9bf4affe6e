using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.HouseRules.Contracts;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Holds the code to the project's contract file, and the file to the code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ContractOutOfDate() : GovernanceRule(Rule, UnreadableContract.Rule)
{
    /// <summary>Name of the MSBuild property that demands a contract: what is ungoverned today goes into its baseline, and new code is held to the rules.</summary>
    public const string Property = "build_property.GovernedAiNewCodeOnly";

    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI4008",
        page: "GAI4008_ContractOutOfDate",
        title: "The contract file and the code disagree",
        messageFormat: "{0} {1}; change the code, or let the fix write it down (GovernedAi.Contract.txt), where a review sees it",
        why: "The contract puts in writing who answers for which model call, and which calls nobody governs yet. What changes it, a control taken away or a new ungoverned call, has to be a line that a reviewer sees.",
        defaultSeverity: DiagnosticSeverity.Error);

    protected override bool Applies(KnownSymbols known) => known.KnowsHouseRules;

    protected override void Register(RuleActions actions)
    {
        var contract = Contract.Of(actions.Options, CancellationToken.None);
        if (contract is null && !IsDemanded(actions.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            return;

        var facts = new ContractFacts(actions, withOutput: true);
        facts.Gather(
            (context, line) => CompareArrangement(contract?.Find(line.Key), line, context),
            finding =>
            {
                if (contract?.Find(ContractFacts.Key(finding)) is null)
                    Report(finding, "the baseline does not hold it", finding.Report);
            });
        if (contract is not null)
        {
            actions.OnCompilationEnd(context =>
            {
                CompareCounts(contract, facts, context);
                CompareBaseline(contract, facts, context);
                ReportLeftOver(contract, facts, context);
            });
        }
    }

    private static bool IsDemanded(AnalyzerConfigOptions options) =>
        options.TryGetValue(Property, out var value) && value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);

    private static void CompareArrangement(ContractLine? written, ContractLine line, RuleContext<IMethodSymbol> context)
    {
        if (written is null)
            context.Report(Rule, context.Place, $"`{context.Subject.Name}`", "is governed, and the contract does not say how");
        else if (written.Arrangement != line.Arrangement)
            context.Report(Rule, context.Place, $"`{context.Subject.Name}`", $"is governed by '{line.Arrangement}', and the contract says '{written.Arrangement}'");
    }

    private static void CompareBaseline(Contract contract, ContractFacts facts, RuleContext<Compilation> context)
    {
        foreach (var (line, _) in contract.Lines.Where(written => written.Line.IsBaseline))
        {
            foreach (var finding in facts.Ungoverned(line.Key).Skip(line.Count).Where(finding => !finding.IsOutput))
                Report(finding, $"the baseline holds {line.Count}", context.Report);
        }
    }

    private static void Report(CoverageFinding finding, string baseline, Action<Diagnostic> report) =>
        report(Diagnostic.Create(Rule, finding.Place, MemberWords.Subject(finding.Member), $"reaches a model (`{finding.Api}`, {finding.Rule.Id}) and nobody answers for it, and {baseline}"));

    private static void CompareCounts(Contract contract, ContractFacts facts, RuleContext<Compilation> context)
    {
        foreach (var (method, _, line) in facts.Governed.Where(known => !known.IsOutput))
        {
            if (contract.Find(line.Key) is { } written && written.Arrangement == line.Arrangement && written.Count != line.Count)
                context.Report(Rule, method.Locations[0], $"`{method.Name}`", $"makes {Calls(line.Count)}, and the contract says {written.Count}");
        }
    }

    private static void ReportLeftOver(Contract contract, ContractFacts facts, RuleContext<Compilation> context)
    {
        foreach (var (words, place) in contract.Faults)
            context.Report(UnreadableContract.Rule, place, words);

        var seen = facts.Governed.Select(known => known.Line).Concat(facts.Baseline).ToDictionary(line => line.Key, StringComparer.Ordinal);
        foreach (var (line, place) in contract.Lines)
        {
            if (!seen.TryGetValue(line.Key, out var now))
                context.Report(Rule, place, "This line", line.IsBaseline ? "accepts calls that are gone: the baseline only shrinks" : "is about a method that is gone, or is governed no more");
            else if (line.IsBaseline && now.Count < line.Count)
                context.Report(Rule, place, "This line", $"accepts {Calls(line.Count)}, and {now.Count} {(now.Count == 1 ? "is" : "are")} left: the baseline only shrinks");
        }
    }

    private static string Calls(int count) => count == 1 ? "1 model call" : $"{count} model calls";
}
