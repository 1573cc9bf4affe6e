using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Rules;

/// <summary>A house rule that is broken and not yet enforced; the same check as GAI4001 finds it.</summary>
/// <remarks>An id of its own, which the package keeps from becoming an error: a warning before the day would fail builds that turn warnings into errors.</remarks>
internal static class HouseRuleComing
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI4010",
        page: "GAI4010_HouseRuleComing",
        title: "A house rule that will be enforced is broken",
        messageFormat: HouseRuleBroken.MessageFormat + "; the rule is enforced from {7}",
        why: "A rule that turned builds red overnight would be taken back by noon. Until its day it warns, so that there is time to satisfy it.",
        defaultSeverity: DiagnosticSeverity.Warning);
}
