using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.HouseRules.Contracts;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>A rule about something that reaches a model: quiet where someone answers for it, where it is waived or in the baseline, and in test projects that did not ask.</summary>
internal abstract class CoverageRule(DiagnosticDescriptor rule) : GovernanceRule(rule)
{
    private readonly DiagnosticDescriptor _rule = rule;
    private Action<CoverageFinding>? _found;

    /// <summary>The ids of all these rules.</summary>
    internal static IEnumerable<string> Ids => All().Select(rule => rule._rule.Id);

    /// <summary>All these rules, anew.</summary>
    public static CoverageRule[] All() => [new UngovernedModelCall(), new RawModelRequest(), new EscapingModelCall(), new UngovernedTool(), new UnseenModelCall(), new UngovernedEndpoint()];

    /// <summary>
    /// Tells what all these rules find, in place of reporting it: what a contract has to say. It has to say it whether the baseline accepts it or not, and whether the
    /// rule is turned off or not: a setting that silences a rule takes no call out of the contract.
    /// </summary>
    public static void Gather(RuleActions actions, Action<CoverageFinding> found)
    {
        foreach (var rule in All())
        {
            rule._found = found;
            if (rule.Applies(actions.Known))
                rule.Register(actions);
        }
    }

    /// <summary>Reports unless the member around the place governs it or leaves it to its callers.</summary>
    /// <param name="context">The place the rule looks at.</param>
    /// <param name="known">Who answers for what.</param>
    /// <param name="member">The member around it.</param>
    /// <param name="found">What reaches the model, if it is an operation.</param>
    /// <param name="api">What is called, as the baseline of a contract names it.</param>
    /// <param name="place">Where to report.</param>
    /// <param name="words">What the message says after naming the member.</param>
    protected void ReportUnlessAnswered<T>(RuleContext<T> context, KnownSymbols known, ISymbol? member, IOperation? found, string api, Location place, params object[] words)
        where T : class
    {
        if (place.SourceTree is { } tree && !known.Obligation.IsMet(member, found, CountedCall.OfKindsThatCount(context.Options, tree)))
            ReportUnlessWaived(context, known, member, api, place, [MemberWords.Subject(member), .. words]);
    }

    /// <summary>Reports, whoever the member around the place is.</summary>
    protected void ReportUnlessWaived<T>(RuleContext<T> context, KnownSymbols known, ISymbol? member, string api, Location place, params object[] words)
        where T : class
    {
        if (place.SourceTree is not { } tree || TestProject.IsSilent(context.Options, tree))
            return;
        if (IsWaived(context, known, member))
            return;

        if (_found is null && Contract.Of(context.Options, context.Cancellation)?.Accepts(_rule.Id, member, api) != true)
            context.Report(_rule, place, words);
        else if (_found is not null && member is not null)
            _found(new CoverageFinding(_rule, member, api, place, context.IsOutput(place), context.Report));
    }

    /// <summary>Whether a waiver or the baseline lets something pass that would be reported.</summary>
    protected bool IsLetPass<T>(RuleContext<T> context, KnownSymbols known, ISymbol? member, string api)
        where T : class
        => _found is null && (Contract.Of(context.Options, context.Cancellation)?.Accepts(_rule.Id, member, api) == true || IsWaived(context, known, member));

    private bool IsWaived<T>(RuleContext<T> context, KnownSymbols known, ISymbol? member)
        where T : class
        => Waivers.Of(known.Compilation, CalendarDay.Today(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions)).Of(_rule.Id, member) is not null;

    /// <summary>Whether the code only describes or names the call.</summary>
    protected static bool IsOnlyNamed(IOperation operation, KnownSymbols known)
        => operation.Parent is INameOfOperation || ExpressionTree.Holds(operation, known);
}
