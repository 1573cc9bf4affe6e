using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports governed methods whose body is missing or differs from its declaration.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidCore() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2003",
        page: "GAI2003_InvalidCore",
        title: "A governed method has no usable body",
        messageFormat: "The body of `{0}`, `{1}`, {2}",
        why: "The wrapper runs the body under its own name in the same type. If it is missing or differs, the wrapper would not compile, or would bind to a method of a base class in silence.",
        defaultSeverity: DiagnosticSeverity.Error);
}
