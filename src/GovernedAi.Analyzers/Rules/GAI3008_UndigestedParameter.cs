using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports escalated methods whose releases would not be bound to all that they are about.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UndigestedParameter() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3008",
        page: "GAI3008_UndigestedParameter",
        title: "A release would not be bound to what it is about",
        messageFormat: "A release of `{0}` would not be bound to {1}: {2}",
        why: "A person releases one call, and by digest of its arguments and result the release is good for no other. What cannot be digested is left out of that, so that "
            + "a yes to one call would pass for another that differs in nothing else.",
        defaultSeverity: DiagnosticSeverity.Error);
}
