namespace GovernedAi.Privacy;

/// <summary>
/// What one governed call has shown to be private: the texts that must not be written, wherever they turn up, and the people it is
/// about.
/// </summary>
/// <remarks>It is its own lock: there is one for each governed call.</remarks>
internal sealed class PrivateValues : IPrivateScope
{
    /// <summary>A shorter text turns up by chance: taking every «7» out of a prompt would leave nothing to read.</summary>
    public const int ShortestText = 4;

    [ThreadStatic]
    private static IPrivateScope? _collecting;

    private string[] _texts = [];
    private string[] _subjects = [];

    /// <summary>Where what is being serialised on this thread notes its private values.</summary>
    public static PrivateValues? Collecting => _collecting?.Values;

    /// <summary>The texts to take out, longest first, so that a short one does not cut into a long one.</summary>
    public IReadOnlyList<string> Texts => Volatile.Read(ref _texts);

    /// <summary>The ids of the people.</summary>
    public IReadOnlyList<string> Subjects => Volatile.Read(ref _subjects);

    /// <summary>Whether something sensitive was met, of any length.</summary>
    public bool Met { get; private set; }

    /// <summary>Has what is serialised on this thread note its private values, until the result is disposed.</summary>
    public static Collection CollectIn(IPrivateScope scope)
    {
        var outer = _collecting;
        _collecting = scope;
        return new Collection(outer);
    }

    PrivateValues IPrivateScope.Values => this;

    public void AddSensitive(IEnumerable<string> texts)
    {
        lock (this)
        {
            Met = true;
            Volatile.Write(ref _texts, [.. _texts.Concat(texts.Where(text => text.Length >= ShortestText)).Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length)]);
        }
    }

    public void AddSubjects(IEnumerable<string> ids)
    {
        lock (this)
            Volatile.Write(ref _subjects, [.. _subjects.Union(ids.Where(id => id.Length > 0), StringComparer.Ordinal)]);
    }

    public readonly ref struct Collection(IPrivateScope? outer)
    {
        public void Dispose() => _collecting = outer;
    }
}
