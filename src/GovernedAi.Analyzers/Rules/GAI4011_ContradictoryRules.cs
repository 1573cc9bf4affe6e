using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds rules that no method in both their scopes could satisfy, wherever both can be seen.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ContradictoryRules() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI4011",
        page: "GAI4011_ContradictoryRules",
        title: "House rules contradict each other",
        messageFormat: "{0} ({1}) and {2} ({3}) cannot both be satisfied: {4}",
        why: "Rules only add up, so a method in both scopes could never satisfy them: teams would have to choose which rule to break.",
        defaultSeverity: DiagnosticSeverity.Error);

    protected override bool Applies(KnownSymbols known) => known.KnowsHouseRules;

    protected override void Register(RuleActions actions)
    {
        var book = RuleBook.Of(actions.Compilation);
        var found = Contradictions(book.Rules).ToImmutableArray();
        if (found.IsEmpty)
            return;

        var own = found.Where(c => Place(c.Second) is not null).ToList();
        actions.OnSyntax<CompilationUnitSyntax>(SyntaxKind.CompilationUnit, (_, context) =>
        {
            foreach (var contradiction in own.Where(c => Place(c.Second)!.SourceTree == context.Subject.SyntaxTree))
                context.Report(Rule, Place(contradiction.Second), Words(contradiction));
        });
        actions.OnCompilationEnd(context =>
        {
            foreach (var contradiction in found.Except(own))
                context.Report(Rule, Location.None, Words(contradiction));
        });
    }

    /// <summary>Each pair once, the one declared here second, since its author can change it.</summary>
    private static IEnumerable<(HouseRule First, HouseRule Second, string Why)> Contradictions(ImmutableArray<HouseRule> rules)
    {
        // The compilation's own rules come first in the book.
        for (var second = 0; second < rules.Length; second++)
        {
            for (var first = second + 1; first < rules.Length; first++)
            {
                if (!rules[first].Scope.IsDisjointFrom(rules[second].Scope) && Why(rules[first], rules[second]) is { } why)
                    yield return (rules[first], rules[second], why);
            }
        }
    }

    private static string? Why(HouseRule one, HouseRule other)
    {
        // Twice in one set is GAI4003.
        if (one.Id == other.Id && one.Origin != other.Origin)
            return $"the id {one.Id} stands for two rules; give one of them another";
        return Why(one, one.Demands, other, other.Demands) ?? Why(other, other.Demands, one, one.Demands) ?? Order(one, other)
            ?? Nobody(one, other) ?? Word(one, other) ?? Word(other, one);
    }

    private static string? Why(HouseRule demanding, RuleDemands? demands, HouseRule allowing, RuleDemands? allows) =>
        demands is not null && allows is { EscalateOnlyTo.IsEmpty: false } && demands.EscalateTo.Except(allows.EscalateOnlyTo).FirstOrDefault() is { } group
            ? $"{demanding.Id} demands that \"{group}\" be asked, and {allowing.Id} does not allow it"
            : null;

    private static string? Order(HouseRule one, HouseRule other)
    {
        if (one.Demands is null || other.Demands is null)
            return null;
        var shared = one.Demands.EscalateTo.Where(group => other.Demands.EscalateTo.Contains(group)).ToList();
        var there = other.Demands.EscalateTo.Where(shared.Contains).ToList();
        return shared.SequenceEqual(there) ? null : $"they demand that {string.Join(", ", shared)} be asked in different orders";
    }

    private static string? Nobody(HouseRule one, HouseRule other) =>
        one.Demands is { EscalateOnlyTo.IsEmpty: false } first && other.Demands is { EscalateOnlyTo.IsEmpty: false } second
        && ((first.ImpliedControls | second.ImpliedControls) & Controls.Escalation) != 0 && !first.EscalateOnlyTo.Intersect(second.EscalateOnlyTo).Any()
            ? $"{one.Id} lets only {string.Join(", ", first.EscalateOnlyTo)} be asked and {other.Id} only {string.Join(", ", second.EscalateOnlyTo)}, and somebody has to be"
            : null;

    // A method asks by one [Escalation]: the one that a demanded word brings has to do for all rules.
    private static string? Word(HouseRule demanding, HouseRule other)
    {
        if (demanding.Demands?.Attribute is not { } attribute || other.Demands is not { } demands || HouseAttribute.Of(attribute) is not { } word || !word.Kinds.Contains(GoverningKind.Escalation))
            return null;
        var ofAsking = new RuleDemands { EscalateTo = demands.EscalateTo, EscalateOnlyTo = demands.EscalateOnlyTo, MaxStepTimeout = demands.MaxStepTimeout, MinQuorum = demands.MinQuorum, MinAssurance = demands.MinAssurance };
        return ofAsking.Lacks(word.AddedTo([]), [], UseCases.None, default).FirstOrDefault() is { } fault
            ? $"{demanding.Id} demands [{word.Name}], which {fault}"
            : null;
    }

    private static Location? Place(HouseRule rule) => rule.Source.ApplicationSyntaxReference?.GetSyntax().GetLocation();

    private static object[] Words((HouseRule First, HouseRule Second, string Why) found) =>
        [found.First.Id, found.First.Origin, found.Second.Id, found.Second.Origin, found.Why];
}
