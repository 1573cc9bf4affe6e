using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Makes of the model calls in one member's code what rules look at.</summary>
internal static class RuledMembers
{
    /// <returns><see langword="null"/> when no call of it is this member's to govern.</returns>
    public static RuledMember? Of(ISymbol member, IEnumerable<IOperation> calls, KnownSymbols known, GovernedMembers governed, AnalyzerOptions options)
    {
        var subject = (member is IMethodSymbol core ? governed.GovernedBy(core) : null) ?? member;
        if (subject is IMethodSymbol { PartialDefinitionPart: { } declaration })
            subject = declaration;

        var governance = MethodGovernance.Of(subject);
        var own = ImmutableArray.CreateBuilder<RuledCall>();
        foreach (var call in calls)
        {
            // A delegate that escapes from ungoverned code is GAI1006; in a governed body it is one of its calls.
            if (governance is null && (RuledCall.IsTaken(call) || known.Obligation.IsMet(member, call)))
                continue;
            if (RuledCall.Of(call, known, options) is { } ruled)
                own.Add(ruled);
        }

        return own.Count == 0 ? null : new RuledMember(subject, governance, own.ToImmutable());
    }
}
