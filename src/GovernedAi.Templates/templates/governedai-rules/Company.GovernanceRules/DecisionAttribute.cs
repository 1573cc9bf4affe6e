using GovernedAi;

namespace Company.GovernanceRules;

/// <summary>A decision that a person releases: one word for the arrangement that HOUSE001 demands.</summary>
[AuditLog]
[Escalation("reviewers", StepTimeout = "00:30:00")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class DecisionAttribute : Attribute;
