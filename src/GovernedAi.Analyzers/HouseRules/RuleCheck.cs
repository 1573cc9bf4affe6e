using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Holds members to the rules in force. Analyzers ask it, and so does the net under them.</summary>
internal sealed class RuleCheck(Compilation compilation, DateTime today)
{
    private readonly RuleBook _book = RuleBook.Of(compilation);
    private readonly Waivers _waivers = Waivers.Of(compilation, today);
    private readonly KnownSymbols _known = KnownSymbols.Of(compilation);
    private readonly ModelFreeMethods _modelFree = new(compilation);

    public IEnumerable<RuleBreak> Check(RuledMember member, CancellationToken cancellation) =>
        from applying in Applying(member, "it calls a model")
        let faults = Faults(applying.Demands, member, cancellation)
        where faults.Count > 0 && _waivers.Of(applying.Rule, member.Member) is null
        select new RuleBreak(applying.Rule, MemberWords.Subject(member.Member), applying.Why, faults, Remedies(applying.Demands, member, applying.Subject));

    /// <summary>The same of the runs of an agent that is mapped: what governs the member that maps it governs none of them.</summary>
    public IEnumerable<RuleBreak> CheckMapping(RuledMember mapping) =>
        from applying in Applying(mapping, "requests run an agent")
        where applying.Demands.Lacks([], [], _book.UseCases, today).Any() && _waivers.Of(applying.Rule, mapping.Member) is null
        select new RuleBreak(
            applying.Rule, MemberWords.Subject(mapping.Member), applying.Why,
            [$"puts an agent behind an HTTP endpoint (`{mapping.Calls[0].Api}`), and nothing shows that the runs of that agent are governed; hand it one whose run methods are, and satisfy the rule there"],
            Remedies: []);

    private IEnumerable<(HouseRule Rule, RuleDemands Demands, string Why, RuledMember Subject)> Applying(RuledMember member, string everywhere)
    {
        var audible = member.Quietened();
        foreach (var rule in _book.Rules)
        {
            // Options that quieten do not reach a locked rule.
            if (rule.Demands is { } demands && (rule.IsLocked ? member : audible) is { } subject && rule.Scope.Why(subject, _book.UseCases, everywhere) is { } why)
                yield return (rule, demands, why, subject);
        }
    }

    private List<string> Faults(RuleDemands demands, RuledMember member, CancellationToken cancellation)
    {
        var faults = demands.Lacks([.. GoverningAttribute.Of(member.Member)], AttributeTypes.AttributesOf(member.Member), _book.UseCases, today).ToList();
        if (demands.FallbackWithoutModel && member is { Governance.Fallbacks: { IsEmpty: false } names, Member: IMethodSymbol method }
            && !names.Any(name => _modelFree.Holds(method.ContainingType, name, cancellation)))
        {
            faults.Add("has no fallback that calls no model");
        }

        if (demands.Capture && member.Governance is { Audited: true })
            faults.AddRange(NotCaptured(member, cancellation));
        if (!demands.Redacted.IsEmpty && member is { Governance: { } governance, Member: IMethodSymbol recorded } && (governance.Controls & (Controls.AuditLog | Controls.Escalation)) != 0)
            faults.AddRange(InTheClear.In(recorded, demands.Redacted).Select(path => $"records `{path}` as it is ([Sensitive])"));

        return faults;
    }

    private IEnumerable<string> NotCaptured(RuledMember member, CancellationToken cancellation)
    {
        foreach (var call in member.Calls)
        {
            if (Obstacle(call.Operation, cancellation) is { } obstacle)
                yield return $"does not record prompt and answer of `{call.Api}`: {obstacle}";
        }
    }

    private string? Obstacle(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IInvocationOperation call when _known.ModelCalls.Recognize(call.TargetMethod) is not null => InterceptionObstacle.Of(call, cancellation),
        IInvocationOperation call when _known.HandedOn.DeclaredKind(call.TargetMethod) is not null => "it is declared by a rule set, and nothing says where its prompt stands",
        IMethodReferenceOperation => InterceptionObstacle.OfDelegate,
        _ => null,
    };

    private ImmutableArray<RuleRemedy> Remedies(RuleDemands demands, RuledMember member, RuledMember subject) =>
        member.Member is IMethodSymbol method ? RuleRemedy.For(demands, Kept(method, subject), method, _book.UseCases, today, compilation) : [];

    /// <summary>What other rules demand of a method and have: what satisfies one rule may not break the next.</summary>
    private IEnumerable<RuleDemands> Kept(IMethodSymbol method, RuledMember subject) =>
        from rule in _book.Rules
        where rule.Demands is not null && rule.Scope.Why(subject, _book.UseCases) is not null
            && !rule.Demands.Lacks([.. GoverningAttribute.Of(method)], AttributeTypes.AttributesOf(method), _book.UseCases, today).Any()
        select rule.Demands;
}
