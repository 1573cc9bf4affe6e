using System.Text.Json;

namespace GovernedAi.People;

/// <summary>People and groups from a JSON file, read anew for every question, so that a change needs no restart.</summary>
/// <param name="path">The file. Without it there are no groups.</param>
public sealed class PeopleFile(string path) : IPeople
{
    private const int LongestDelegation = 8;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is malformed; the message names the place.</exception>
    public async ValueTask<IReadOnlyList<Person>?> FindPresentAsync(string group, DateOnly day, CancellationToken cancellation = default)
    {
        var document = await ReadAsync(cancellation).ConfigureAwait(false);
        if (!document.Groups.TryGetValue(group, out var members))
            return null;

        var present = new List<Person>();
        foreach (var member in members)
        {
            if (PresentFor(document, member, day) is { } person && present.TrueForAll(other => other.Id != person.Id))
                present.Add(person);
        }

        return present;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is malformed; the message names the place.</exception>
    public async ValueTask<int?> CountMembersAsync(string group, CancellationToken cancellation = default) =>
        (await ReadAsync(cancellation).ConfigureAwait(false)).Groups.TryGetValue(group, out var members)
            ? members.Distinct(StringComparer.OrdinalIgnoreCase).Count()
            : null;

    /// <summary>Reads the whole file, to see whether it can be read.</summary>
    /// <exception cref="InvalidDataException">The file is malformed; the message names the place.</exception>
    internal async ValueTask<PeopleDocument> ReadAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path))
            return new PeopleDocument();
        try
        {
            var text = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
            var document = JsonSerializer.Deserialize(text, PeopleJson.Default.PeopleDocument) ?? new PeopleDocument();
            if (document.Groups is null || document.People is null || document.Groups.Values.Any(members => members is null || members.Contains(null!)))
                throw new InvalidDataException($"{path}: 'people' and 'groups' are objects, and a group is a list of ids.");
            return document.People.FirstOrDefault(entry => entry.Value?.Away is not { } away || away.Contains(null!)).Key is { } person
                ? throw new InvalidDataException($"{path}: what is said of '{person}' is an object, and 'away' in it a list of objects.")
                : document;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}({exception.LineNumber + 1},{exception.BytePositionInLine + 1}): {exception.Message}", exception);
        }
    }

    /// <summary>The person, or whoever stands in while they are away, or nobody.</summary>
    private static Person? PresentFor(PeopleDocument document, string id, DateOnly day)
    {
        var current = id;
        for (var hop = 0; hop < LongestDelegation; hop++)
        {
            var entry = document.People.GetValueOrDefault(current);
            var absence = entry?.Away.FirstOrDefault(away => away.From <= day && day <= away.Until);
            if (absence is null)
                return new Person(current, entry?.Name, entry?.User, current == id ? null : id);
            if (absence.StandIn is not { } standIn)
                return null;
            current = standIn;
        }

        return null;
    }
}
