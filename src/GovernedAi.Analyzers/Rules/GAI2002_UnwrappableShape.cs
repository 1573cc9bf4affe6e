using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports governed methods of a shape that cannot be wrapped, and why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnwrappableShape() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2002",
        page: "GAI2002_UnwrappableShape",
        title: "A governed method cannot be wrapped",
        messageFormat: "`{0}` cannot be wrapped: {1}",
        why: "What cannot be wrapped would run ungoverned, or not compile and not say why. The message names the obstacle and the way round it.",
        defaultSeverity: DiagnosticSeverity.Error);
}
