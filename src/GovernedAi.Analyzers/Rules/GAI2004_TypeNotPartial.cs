using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports governed methods in types that are not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TypeNotPartial() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2004",
        page: "GAI2004_TypeNotPartial",
        title: "The type of a governed method is not partial",
        messageFormat: "`{0}` cannot be wrapped because the type `{1}` is not partial: write `partial` in front of its keyword (Ctrl+.)",
        why: "The generator writes the other part of the method into another part of its type, so that type and every type around it must be partial.",
        defaultSeverity: DiagnosticSeverity.Error);
}
