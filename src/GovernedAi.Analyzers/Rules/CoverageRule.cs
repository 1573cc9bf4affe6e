using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>A rule about something that reaches a model: quiet where someone answers for it, where it is waived, and in test projects that did not ask.</summary>
internal abstract class CoverageRule(DiagnosticDescriptor rule) : GovernanceRule(rule)
{
    private readonly DiagnosticDescriptor _rule = rule;

    /// <summary>Reports unless the member around the place governs it or leaves it to its callers.</summary>
    /// <param name="context">The place the rule looks at.</param>
    /// <param name="known">Who answers for what.</param>
    /// <param name="member">The member around it.</param>
    /// <param name="found">What reaches the model, if it is an operation.</param>
    /// <param name="place">Where to report.</param>
    /// <param name="words">What the message says after naming the member.</param>
    protected void ReportUnlessAnswered<T>(RuleContext<T> context, KnownSymbols known, ISymbol? member, IOperation? found, Location place, params object[] words)
        where T : class
    {
        if (place.SourceTree is { } tree && !known.Obligation.IsMet(member, found, CountedCall.OfKindsThatCount(context.Options, tree)))
            ReportUnlessWaived(context, known, member, place, [MemberWords.Subject(member), .. words]);
    }

    /// <summary>Reports, whoever the member around the place is.</summary>
    protected void ReportUnlessWaived<T>(RuleContext<T> context, KnownSymbols known, ISymbol? member, Location place, params object[] words)
        where T : class
    {
        if (place.SourceTree is not { } tree || TestProject.IsSilent(context.Options, tree))
            return;
        if (IsWaived(context, known, member))
            return;

        context.Report(_rule, place, words);
    }

    /// <summary>Whether a waiver lifts this rule from the member around the place.</summary>
    protected bool IsWaived<T>(RuleContext<T> context, KnownSymbols known, ISymbol? member)
        where T : class
        => Waivers.Of(known.Compilation, CalendarDay.Today(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions)).Of(_rule.Id, member) is not null;

    /// <summary>Whether the code only describes or names the call.</summary>
    protected static bool IsOnlyNamed(IOperation operation, KnownSymbols known)
        => operation.Parent is INameOfOperation || ExpressionTree.Holds(operation, known);
}
