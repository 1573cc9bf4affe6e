using GovernedAi;

// What the whole company holds itself to. Every project that references this library, directly or through a division's, is held to it.

[assembly: RuleSet(MaxWaiverDays = 90, WaiversApprovedBy = ["*@acme.example"])]

[assembly: HouseRule("ACME001", "Hazmat decisions need a person",
    Namespace = "Acme.*.Hazmat",
    Requires = Controls.AuditLog,
    EscalateTo = ["hazmat-desk"],
    MaxStepTimeout = "00:30:00",
    Locked = true,
    Message = "Questions: hazmat-desk@acme.example.",
    Help = "https://acme.example/rules/ACME001")]

[assembly: HouseRule("ACME002", "Every use of AI has a declared use case",
    Requires = Controls.AuditLog,
    RequiresUseCase = true,
    EnforceFrom = "2999-01-01")]

[assembly: BannedModelApi("ACME003", "T:OpenAI.Chat.ChatClient", Use = "Acme.Gateway")]
