using System.Collections.Concurrent;
using GovernedAi.Analyzers.Generation;
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

        var comparison = new Comparison(contract, actions);
        actions.OnSymbol<IMethodSymbol>(SymbolKind.Method, comparison.CheckGoverned);
        actions.OnMember(operation => RuledCall.IsOne(operation, actions.Known), comparison.CheckCalls, RuledCall.Forms);
        if (contract is not null)
            actions.OnCompilationEnd(context => comparison.ReportLeftOver(contract, context));
    }

    private static bool IsDemanded(AnalyzerConfigOptions options) =>
        options.TryGetValue(Property, out var value) && value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);

    private sealed class Comparison(Contract? contract, RuleActions actions)
    {
        private readonly ConcurrentDictionary<string, string> _seen = new(StringComparer.Ordinal);
        private readonly GovernedMembers _governed = GovernedMembers.Of(actions.Compilation);
        private readonly KnownSymbols _known = actions.Known;
        private readonly Waivers _waivers = Waivers.Of(actions.Compilation, CalendarDay.Today(actions.Options.AnalyzerConfigOptionsProvider.GlobalOptions));

        public void CheckGoverned(RuleContext<IMethodSymbol> context)
        {
            var method = context.Subject;
            if (!method.IsPartialDefinition || Arrangement.Of(method) is not { } line)
                return;

            _seen[line.Key] = line.Text;
            if (contract?.Find(line.Key) is not { } written)
                context.Report(Rule, method.Locations[0], $"`{method.Name}`", "is governed, and the contract does not say how");
            else if (written.Text != line.Text)
                context.Report(Rule, method.Locations[0], $"`{method.Name}`", $"is governed by '{Said(line)}', and the contract says '{Said(written)}'");
        }

        public void CheckCalls(IReadOnlyList<IOperation> calls, RuleContext<ISymbol> context)
        {
            foreach (var (line, same) in BaselineCalls.Of(context.Subject, calls, _known, _governed, _waivers, context.Options))
            {
                _seen[line.Key] = line.Text;
                var accepted = contract?.Find(line.Key)?.Count ?? 0;
                foreach (var call in same.Skip(accepted))
                    context.Report(Rule, call.Place.GetLocation(), MemberWords.Subject(context.Subject), $"calls a model (`{call.Api}`) that nobody governs, and the baseline {(accepted == 0 ? "does not hold it" : $"holds {accepted}")}");
            }
        }

        public void ReportLeftOver(Contract written, RuleContext<Compilation> context)
        {
            foreach (var (words, place) in written.Faults)
                context.Report(UnreadableContract.Rule, place, words);
            foreach (var (line, place) in written.Lines)
            {
                if (!_seen.TryGetValue(line.Key, out var text))
                    context.Report(Rule, place, "This line", line.IsBaseline ? "accepts calls that are gone: the baseline only shrinks" : "is about a method that is gone, or is governed no more");
                else if (line.IsBaseline && ContractLine.Parse(text)!.Count < line.Count)
                    context.Report(Rule, place, "This line", $"accepts {line.Count} calls, and {ContractLine.Parse(text)!.Count} are left: the baseline only shrinks");
            }
        }

        private static string Said(ContractLine line) => line.Text.Substring(line.Key.Length + " | ".Length);
    }
}
