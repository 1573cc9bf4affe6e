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

    /// <summary>How many days ahead a waiver may run; 0 is no limit.</summary>
    public required int MaxWaiverDays { get; init; }

    /// <summary>Who may approve a waiver; empty is anybody.</summary>
    public required ImmutableArray<string> WaiversApprovedBy { get; init; }

    public required IAssemblySymbol Assembly { get; init; }
}
