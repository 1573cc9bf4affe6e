using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports fallbacks that cannot stand in for the model.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidFallback() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3001",
        page: "GAI3001_InvalidFallback",
        title: "A fallback cannot answer",
        messageFormat: "The fallback `{0}` of `{1}` {2}",
        why: "When the model fails, the fallback is all there is. One that is missing, of another shape, or that leads back to the model would be found out at the worst moment.",
        defaultSeverity: DiagnosticSeverity.Error);
}
