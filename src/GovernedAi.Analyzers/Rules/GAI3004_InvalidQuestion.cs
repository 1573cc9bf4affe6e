using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports questions whose braces hold what is not there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidQuestion() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3004",
        page: "GAI3004_InvalidQuestion",
        title: "The question of an escalation cannot be asked",
        messageFormat: "The question of `{0}` {1}",
        why: "The question is what the approver decides on. Braces in it hold a parameter, `result`, or a path from one of them; a slip there would put a gap into the question, found by the approver.",
        defaultSeverity: DiagnosticSeverity.Error);
}
