using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds annotated methods that no wrapper can be written for because they are not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotPartial() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2001",
        page: "GAI2001_NotPartial",
        title: "An annotated method is not partial",
        messageFormat: "`{0}` is annotated, but nothing is wrapped: make it `partial` and move its body to `{1}` (Ctrl+.)",
        why: "Only a partial method can be wrapped: the generator writes its other part. Without `partial` the attributes are comments, and the model runs ungoverned.",
        defaultSeverity: DiagnosticSeverity.Error);
}
