using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>One member that calls models, as rules see it.</summary>
/// <param name="Member">The governed declaration when the calls stand in its core; otherwise the member they stand in.</param>
/// <param name="Governance">What governs it, or <see langword="null"/>.</param>
/// <param name="Calls">The model calls, in the order of the source.</param>
internal sealed record RuledMember(ISymbol Member, MethodGovernance? Governance, ImmutableArray<RuledCall> Calls)
{
    /// <summary>The same without the calls that options quieten; <see langword="null"/> when nothing is left to look at.</summary>
    public RuledMember? Quietened()
    {
        if (!Calls.Any(call => call.IsQuiet))
            return this;
        var audible = Calls.RemoveAll(call => call.IsQuiet);
        return audible.IsEmpty ? null : this with { Calls = audible };
    }
}
