using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>One reason why an annotated member is not wrapped. The generator passes over it; a rule reports it.</summary>
/// <param name="Rule">The rule that reports it.</param>
/// <param name="Location">Where.</param>
/// <param name="Words">The arguments of the rule's message.</param>
internal sealed record Fault(DiagnosticDescriptor Rule, Location Location, ImmutableArray<string> Words)
{
    /// <summary>The fault as the rule says it.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location, [.. Words]);
}
