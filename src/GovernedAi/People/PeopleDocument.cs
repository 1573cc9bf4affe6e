namespace GovernedAi.People;

/// <summary>The shape of <c>people.json</c>. What may be left out can be set: of an <c>init</c> property, generated JSON forgets what it starts with.</summary>
internal sealed record PeopleDocument
{
    /// <summary>What is known of people, by id. A group may hold ids that do not stand here.</summary>
    public Dictionary<string, PersonEntry> People { get; set; } = [];

    /// <summary>The ids of the members, by group.</summary>
    public Dictionary<string, List<string>> Groups { get; set; } = [];

    internal sealed record PersonEntry
    {
        public string? Name { get; init; }

        public string? User { get; init; }

        public List<Absence> Away { get; set; } = [];
    }

    /// <summary>Days somebody cannot answer, both included, and who does meanwhile.</summary>
    internal sealed record Absence
    {
        public required DateOnly From { get; init; }

        public required DateOnly Until { get; init; }

        public string? StandIn { get; init; }
    }
}
