using GovernedAi;

// Rules only add up: no project that references this library can take one away. Change Locked, EnforceFrom and the scope before you publish.

[assembly: RuleSet(MaxWaiverDays = 90)]

[assembly: HouseRule("HOUSE001", "Decisions need a person",
    Namespace = "*.Decisions",
    Requires = Controls.AuditLog | Controls.Escalation,
    Help = "https://example.com/house-rules/HOUSE001")]
