using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds governed methods with no escalation path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotEscalated() : MissingControl(Rule, GoverningKind.Escalation)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI1003",
        page: "GAI1003_NotEscalated",
        title: "A governed method asks nobody",
        messageFormat: "`{0}` is governed, but nobody is asked before its result is used: add [Escalation]",
        why: "Where a wrong answer does harm, a person has to see it before it takes effect. Nothing here names that person.",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: false);
}
