namespace GovernedAi.Analyzers.Recognition;

/// <summary>A fixed set of names that is asked about every call there is: length and ends of a name dismiss nearly all of them before one is hashed.</summary>
internal sealed class NameSet
{
    private const int Words = 256;

    private readonly Func<string, bool> _holds;
    private readonly ulong[] _seen = new ulong[Words];

    public NameSet(IEnumerable<string> names)
    {
        var known = new HashSet<string>(names, StringComparer.Ordinal);
        _holds = known.Contains;
        IsEmpty = known.Count == 0;
        foreach (var name in known)
        {
            var bit = Bit(name);
            _seen[bit / 64] |= 1UL << (bit % 64);
        }
    }

    private NameSet()
    {
        _holds = static _ => true;
        for (var word = 0; word < Words; word++)
            _seen[word] = ulong.MaxValue;
    }

    // No name is hashed again: a union is made for each compilation, of sets that are made once.
    private NameSet(NameSet[] sets)
    {
        _holds = name => Array.Exists(sets, set => set.Contains(name));
        IsEmpty = Array.TrueForAll(sets, set => set.IsEmpty);
        foreach (var set in sets)
        {
            for (var word = 0; word < Words; word++)
                _seen[word] |= set._seen[word];
        }
    }

    /// <summary>Every name there is: where a name tells nothing.</summary>
    public static NameSet All { get; } = new();

    public bool IsEmpty { get; }

    public bool Contains(string name) => MayContain(name) && _holds(name);

    /// <summary>Whether the set can contain a name, which is quicker to say than whether it does.</summary>
    public bool MayContain(string name)
    {
        var bit = Bit(name);
        return (_seen[bit / 64] & (1UL << (bit % 64))) != 0;
    }

    /// <summary>The names that are in one of the sets.</summary>
    public static NameSet Of(params NameSet[] sets)
    {
        var filled = sets.Where(set => !set.IsEmpty).ToArray();
        return filled.Length == 1 ? filled[0] : new(filled);
    }

    private static int Bit(string name)
        => name.Length == 0 ? 0 : (int)((((uint)name.Length * 31) + name[0] * 7 + (uint)name[name.Length / 2] * 131 + name[name.Length - 1]) % (Words * 64));
}
