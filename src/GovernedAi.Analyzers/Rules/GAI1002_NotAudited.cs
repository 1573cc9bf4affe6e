using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds governed methods whose calls leave no record.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotAudited() : MissingControl(Rule, GoverningKind.AuditLog)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI1002",
        page: "GAI1002_NotAudited",
        title: "A governed method is not audited",
        messageFormat: "`{0}` is governed, but no record is kept of what it asked and got: add [AuditLog]",
        why: "Without a record nobody can say afterwards what the model was asked, what it answered and who let it pass.",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: false);
}
