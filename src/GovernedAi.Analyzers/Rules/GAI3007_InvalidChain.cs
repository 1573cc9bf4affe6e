using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports escalations that name nobody, or somebody twice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidChain() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3007",
        page: "GAI3007_InvalidChain",
        title: "An escalation names nobody to ask",
        messageFormat: "The escalation of `{0}` {1}: name the groups to ask, first asked first",
        why: "An escalation without a group to ask would wait for nobody and time out on every call; a group named twice is asked again after it did not answer.",
        defaultSeverity: DiagnosticSeverity.Error);
}
