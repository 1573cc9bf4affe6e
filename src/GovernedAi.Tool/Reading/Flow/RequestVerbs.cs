namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells which requests only fetch or remove, by the verbs they are given: models answer to what they are sent.</summary>
internal sealed class RequestVerbs
{
    private readonly Dictionary<RequestOrigin, HashSet<(RequestOrigin At, bool OnlyReads)>> _given = [];

    /// <summary>A request is given a verb.</summary>
    public void Add(RequestOrigin request, RequestOrigin at, FlowValue verb)
    {
        if (!_given.TryGetValue(request, out var verbs))
            _given.Add(request, verbs = []);
        // The method may be run again, and know better.
        verbs.RemoveWhere(v => v.At == at);
        verbs.Add((at, verb.OnlyReads));
    }

    /// <summary>Whether each of the requests has a verb, and none but such.</summary>
    public bool OnlyRead(IReadOnlyCollection<RequestOrigin> requests) =>
        requests.Count > 0 && requests.All(r => _given.TryGetValue(r, out var verbs) && verbs.All(v => v.OnlyReads));
}
