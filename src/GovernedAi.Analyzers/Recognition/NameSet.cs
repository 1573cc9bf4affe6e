namespace GovernedAi.Analyzers.Recognition;

/// <summary>A fixed set of names that is asked about every call there is: length and ends of a name dismiss nearly all of them before one is hashed.</summary>
internal sealed class NameSet
{
    private const int Words = 256;

    private readonly HashSet<string>? _names;
    private readonly ulong[] _seen = new ulong[Words];

    public NameSet(IEnumerable<string> names)
    {
        _names = new(names, StringComparer.Ordinal);
        foreach (var name in _names)
        {
            var bit = Bit(name);
            _seen[bit / 64] |= 1UL << (bit % 64);
        }
    }

    private NameSet()
    {
        for (var word = 0; word < Words; word++)
            _seen[word] = ulong.MaxValue;
    }

    /// <summary>Every name there is: where a name tells nothing.</summary>
    public static NameSet All { get; } = new();

    public bool IsEmpty => _names is { Count: 0 };

    public bool Contains(string name) => MayContain(name) && (_names is null || _names.Contains(name));

    /// <summary>Whether the set can contain a name, which is quicker to say than whether it does.</summary>
    public bool MayContain(string name)
    {
        var bit = Bit(name);
        return (_seen[bit / 64] & (1UL << (bit % 64))) != 0;
    }

    /// <summary>The names that are in one of the sets.</summary>
    public static NameSet Of(params IReadOnlyCollection<NameSet> sets) => sets.Any(set => set._names is null) ? All : new(sets.SelectMany(set => set._names!));

    private static int Bit(string name)
        => name.Length == 0 ? 0 : (int)((((uint)name.Length * 31) + name[0] * 7 + (uint)name[name.Length / 2] * 131 + name[name.Length - 1]) % (Words * 64));
}
