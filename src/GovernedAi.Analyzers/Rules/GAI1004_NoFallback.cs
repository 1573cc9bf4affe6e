using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds governed methods that fail with the model.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NoFallback() : MissingControl(Rule, GoverningKind.Fallback)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI1004",
        page: "GAI1004_NoFallback",
        title: "A governed method has no fallback",
        messageFormat: "`{0}` is governed, but nothing answers when the model does not: add [Fallback(nameof(...))]",
        why: "Models time out, refuse and are withdrawn. Without a fallback each of these is an outage of the feature.",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: false);
}
