namespace GovernedAi.People;

/// <summary>The shape of <c>people.json</c>.</summary>
internal sealed record PeopleDocument
{
    /// <summary>What is known of people, by id. A group may hold ids that do not stand here.</summary>
    public Dictionary<string, PersonEntry> People { get; init; } = [];

    /// <summary>The ids of the members, by group.</summary>
    public Dictionary<string, List<string>> Groups { get; init; } = [];

    internal sealed record PersonEntry
    {
        public string? Name { get; init; }

        public string? User { get; init; }

        public List<Absence> Away { get; init; } = [];
    }

    /// <summary>Days somebody cannot answer, both included, and who does meanwhile.</summary>
    internal sealed record Absence
    {
        public required DateOnly From { get; init; }

        public required DateOnly Until { get; init; }

        public string? StandIn { get; init; }
    }
}
