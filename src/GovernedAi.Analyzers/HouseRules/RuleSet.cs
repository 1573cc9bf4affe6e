using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The rules that one assembly declares, and what it says about waivers of them.</summary>
internal sealed class RuleSet
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>SHA-256, in hexadecimal, of what the set says, whatever build it came from.</summary>
    public required string Hash { get; init; }

    public required ImmutableArray<HouseRule> Rules { get; init; }

    public required ImmutableArray<RuleFault> Faults { get; init; }

    public required WaiverPolicy WaiverPolicy { get; init; }

    public required IAssemblySymbol Assembly { get; init; }
}
