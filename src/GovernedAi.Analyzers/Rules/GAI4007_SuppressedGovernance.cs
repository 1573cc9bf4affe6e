using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Rules;

/// <summary>A governance rule suppressed by attribute without a waiver. The generator's net finds it: an analyzer's report could be suppressed the same way.</summary>
internal static class SuppressedGovernance
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI4007",
        page: "GAI4007_SuppressedGovernance",
        title: "A governance rule is suppressed without a waiver",
        messageFormat: "{0} is suppressed here without a waiver",
        why: "An attribute can silence any analyzer, locked rules included, and nobody sees when it should end. A waiver does the same with a reason, a name and a last day.",
        defaultSeverity: DiagnosticSeverity.Error,
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
