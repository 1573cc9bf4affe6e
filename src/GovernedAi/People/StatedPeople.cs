namespace GovernedAi.People;

/// <summary>Groups stated in code, before those of another source.</summary>
internal sealed class StatedPeople(IReadOnlyDictionary<string, IReadOnlyList<string>> groups, IPeople others) : IPeople
{
    public ValueTask<IReadOnlyList<Person>?> FindPresentAsync(string group, DateOnly day, CancellationToken cancellation = default) =>
        groups.TryGetValue(group, out var members)
            ? new([.. members.Select(member => new Person(member))])
            : others.FindPresentAsync(group, day, cancellation);

    public ValueTask<int?> CountMembersAsync(string group, CancellationToken cancellation = default) =>
        groups.TryGetValue(group, out var members) ? new(members.Distinct(StringComparer.OrdinalIgnoreCase).Count()) : others.CountMembersAsync(group, cancellation);
}
