using GovernedAi;

// Rules only add up: no project that references this library can take one away. Before you publish: give the rule the scope you mean, an EnforceFrom some weeks
// ahead (until then it warns), and Locked = true if no project may set its severity.

[assembly: RuleSet(MaxWaiverDays = 90)]

[assembly: HouseRule("HOUSE001", "Decisions need a person",
    Namespace = "*.Decisions",
    Requires = Controls.AuditLog | Controls.Escalation,
    Help = "https://example.com/house-rules/HOUSE001")]
