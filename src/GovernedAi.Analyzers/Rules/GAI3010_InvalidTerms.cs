using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports quorums, sample rates, confidences and modes that cannot be met.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidTerms() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3010",
        page: "GAI3010_InvalidTerms",
        title: "The terms of an escalation cannot be met",
        messageFormat: "The escalation of `{0}` {1}",
        why: "Terms that cannot be met hold nothing back: a share of calls written as 5 where 0.05 was meant asks always or never, and a confidence that no member reports is never low.",
        defaultSeverity: DiagnosticSeverity.Error);
}
