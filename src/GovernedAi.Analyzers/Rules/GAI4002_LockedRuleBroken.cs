using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Rules;

/// <summary>A house rule that no project may quieten; the same check as GAI4001 finds it broken.</summary>
internal static class LockedRuleBroken
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI4002",
        page: "GAI4002_LockedRuleBroken",
        title: "A locked house rule is broken",
        messageFormat: HouseRuleBroken.MessageFormat,
        why: "The house has locked this rule: no setting of a project reaches it, because a break is not the project's to decide. A waiver can lift it, with a reason, a name and a last day.",
        defaultSeverity: DiagnosticSeverity.Error,
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
