using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports escalation conditions that the wrapper cannot call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidCondition() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3002",
        page: "GAI3002_InvalidCondition",
        title: "An escalation condition cannot be asked",
        messageFormat: "The condition `{0}` of `{1}` {2}",
        why: "The condition decides whether a person sees the answer. It must be a method that returns `bool` and takes parameters of the governed method by name, and `result` for the model's answer.",
        defaultSeverity: DiagnosticSeverity.Error);
}
