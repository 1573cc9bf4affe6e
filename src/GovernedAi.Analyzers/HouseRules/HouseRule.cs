using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>One valid rule of a rule set.</summary>
internal sealed class HouseRule
{
    public required string Id { get; init; }

    /// <summary>What it demands, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>Name and version of the set it comes from: <c>Acme.GovernanceRules 1.2.0</c>.</summary>
    public required string Origin { get; init; }

    public required RuleScope Scope { get; init; }

    /// <summary>What it demands of a method, or <see langword="null"/> for a rule that bans an API.</summary>
    public required RuleDemands? Demands { get; init; }

    /// <summary>What it bans, or <see langword="null"/> for a rule about methods.</summary>
    public required BannedApi? Ban { get; init; }

    public required DiagnosticSeverity Severity { get; init; }

    public required bool IsLocked { get; init; }

    public required string? Message { get; init; }

    public required string? Help { get; init; }

    public required DateTime? EnforceFrom { get; init; }

    public required ImmutableArray<string> Replaces { get; init; }

    public required bool IsRetired { get; init; }

    /// <summary>The attribute it was read from.</summary>
    public required AttributeData Source { get; init; }

    /// <summary>Whether something said of <paramref name="id"/>, a waiver, a baseline line, a severity, is said of this rule.</summary>
    public bool AnswersTo(string id) => Id == id || Replaces.Contains(id);
}
