using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>The ungoverned calls of one member, by API, as a baseline counts them.</summary>
internal static class BaselineCalls
{
    public static IEnumerable<(ContractLine Line, ImmutableArray<RuledCall> Calls)> Of(
        ISymbol member, IEnumerable<IOperation> calls, KnownSymbols known, GovernedMembers governed, Waivers waivers, AnalyzerOptions options)
    {
        if (RuledMembers.Of(member, calls, known, governed, options)?.Quietened() is not { Governance: null } ungoverned
            || waivers.Of(UngovernedModelCall.Rule.Id, member) is not null)
        {
            yield break;
        }

        foreach (var same in ungoverned.Calls.GroupBy(call => call.Api, StringComparer.Ordinal))
            yield return (ContractLine.Baseline(UngovernedModelCall.Rule.Id, Contract.Name(member), same.Key, same.Count()), [.. same]);
    }
}
