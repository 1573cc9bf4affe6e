using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.HouseRules.Contracts;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Holds members that call models to the rules of every rule set that the project references.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HouseRuleBroken() : GovernanceRule(Rule, LockedRuleBroken.Rule, HouseRuleComing.Rule)
{
    internal const string MessageFormat = "{0} breaks {1} ({2}; {3}), which applies because {4}: it {5}{6}";

    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI4001",
        page: "GAI4001_HouseRuleBroken",
        title: "A house rule is broken",
        messageFormat: MessageFormat,
        why: "The house has said what has to stand around a model call of this sort. Code that does less is what the rule was written to keep out of production.",
        defaultSeverity: DiagnosticSeverity.Error);

    protected override void Register(RuleActions actions)
    {
        var book = RuleBook.Of(actions.Compilation);
        if (!book.Rules.Any(rule => rule.Demands is not null))
            return;

        var known = actions.Known;
        var governed = GovernedMembers.Of(actions.Compilation);
        var today = CalendarDay.Today(actions.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var check = new RuleCheck(actions.Compilation, today);
        var contract = Contract.Of(actions.Options, CancellationToken.None);
        actions.OnMember(
            operation => RuledCall.IsOne(operation, known) || RuledMapping.Is(operation),
            (calls, context) =>
            {
                if (RuledMembers.Of(context.Subject, calls, known, governed, context.Options) is { } member)
                    Report(check.Check(member, context.Cancellation), member.Governance is null && IsAccepted(UngovernedModelCall.Rule, member), Place(member), context);
                foreach (var call in calls.Where(RuledMapping.Is))
                {
                    if (RuledMapping.Of(call, context.Subject, known, context.Options, context.Cancellation) is { } mapping)
                        Report(check.CheckMapping(mapping), IsAccepted(UngovernedEndpoint.Rule, mapping), call.Syntax.GetLocation(), context);
                }
            },
            RuledCall.Forms);

        bool IsAccepted(DiagnosticDescriptor rule, RuledMember member) =>
            contract is not null && member.Calls.All(call => contract.Accepts(rule.Id, member.Member, call.Api));

        void Report(IEnumerable<RuleBreak> found, bool isAccepted, Location place, RuleContext<ISymbol> context)
        {
            foreach (var broken in found.Where(broken => !isAccepted || broken.Rule.IsLocked))
            {
                if (RuleReport.Of(broken, place, today, context.Options) is { } diagnostic)
                    context.Report(diagnostic);
            }
        }
    }

    // Where the attributes stand or have to go; code without a name of its own is named by its call.
    private static Location Place(RuledMember member) =>
        member.Governance is not null || member.Member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } method && method.Name[0] != '<'
            ? member.Member.Locations[0]
            : member.Calls[0].Place.GetLocation();
}
