using GovernedAi;

// What the freight division adds. It references the company's set, so that its projects need only this one.

[assembly: HouseRule("FRT001", "Freight moves even when no model answers",
    Namespace = "Acme.Freight",
    RequiresFallbackWithoutModel = true)]
