namespace GovernedAi.People;

/// <summary>Says who stands behind the name of a group.</summary>
public interface IPeople
{
    /// <summary>Who of the group can answer on that day; <see langword="null"/> when there is no such group.</summary>
    /// <param name="group">The name of the group.</param>
    /// <param name="day">The day, in UTC.</param>
    /// <param name="cancellation">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<Person>?> FindPresentAsync(string group, DateOnly day, CancellationToken cancellation = default);

    /// <summary>How many people the group has, whether they are away or not; <see langword="null"/> when there is no such group.</summary>
    ValueTask<int?> CountMembersAsync(string group, CancellationToken cancellation = default);
}
