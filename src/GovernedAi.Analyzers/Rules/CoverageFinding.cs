using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Something that reaches a model and that nobody answers for.</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Member">The member it stands in.</param>
/// <param name="Api">What is called, as the baseline of a contract names it.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="IsOutput">Whether that is generator output, which nobody can change.</param>
/// <param name="Report">The way to report at the place.</param>
internal sealed record CoverageFinding(DiagnosticDescriptor Rule, ISymbol Member, string Api, Location Place, bool IsOutput, Action<Diagnostic> Report);
