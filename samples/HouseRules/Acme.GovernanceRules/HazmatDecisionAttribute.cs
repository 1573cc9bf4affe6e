using GovernedAi;

namespace Acme;

/// <summary>A decision about hazardous goods: recorded, and released only by the hazmat desk, or compliance when nobody is there.</summary>
[AuditLog]
[Escalation("hazmat-desk", "compliance", StepTimeout = "00:30:00")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class HazmatDecisionAttribute : Attribute;
