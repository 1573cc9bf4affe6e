using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Holds members to the rules in force. Analyzers ask it, and so does the net under them.</summary>
internal sealed class RuleCheck(Compilation compilation, DateTime today)
{
    private readonly RuleBook _book = RuleBook.Of(compilation);
    private readonly Waivers _waivers = Waivers.Of(compilation, today);
    private readonly ModelFreeMethods _modelFree = new(compilation);

    public IEnumerable<RuleBreak> Check(RuledMember member, CancellationToken cancellation)
    {
        var audible = member.Quietened();
        foreach (var rule in _book.Rules)
        {
            // Options that quieten do not reach a locked rule.
            if (rule.Demands is { } demands
                && (rule.IsLocked ? member : audible) is { } subject
                && rule.Scope.Why(subject, _book.UseCases) is { } why
                && Faults(demands, member, cancellation) is { Count: > 0 } faults
                && _waivers.Of(rule, member.Member) is null)
            {
                yield return new RuleBreak(rule, MemberWords.Subject(member.Member), why, faults, Remedy(demands, member));
            }
        }
    }

    private List<string> Faults(RuleDemands demands, RuledMember member, CancellationToken cancellation)
    {
        var faults = demands.Lacks(Attributes(member), _book.UseCases, today).ToList();
        if (demands.FallbackWithoutModel && member is { Governance.Fallbacks: { IsEmpty: false } names, Member: IMethodSymbol method }
            && !names.Any(name => _modelFree.Holds(method.ContainingType, name, cancellation)))
        {
            faults.Add("has no fallback that calls no model");
        }

        return faults;
    }

    private HouseAttribute? Remedy(RuleDemands demands, RuledMember member)
    {
        if (member.Member is not IMethodSymbol { MethodKind: MethodKind.Ordinary })
            return null;

        var present = Attributes(member);
        return HouseVocabulary.Of(compilation)
            .Where(house => house.FitsIn(member.Member.ContainingType))
            .Where(house => !demands.Lacks(house.AddedTo(present), _book.UseCases, today).Any())
            .OrderByDescending(house => SymbolEqualityComparer.Default.Equals(house.Type, demands.Attribute))
            .FirstOrDefault();
    }

    private static IReadOnlyCollection<GoverningAttribute> Attributes(RuledMember member) => [.. GoverningAttribute.Of(member.Member)];
}
