namespace GovernedAi.Analyzers.Recognition;

/// <summary>A fixed set of names that is asked about every call there is: length and ends of a name dismiss nearly all of them before one is hashed.</summary>
internal sealed class NameSet
{
    private const int Words = 256;

    private readonly HashSet<string> _names;
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

    public int Count => _names.Count;

    public bool Contains(string name)
    {
        var bit = Bit(name);
        return (_seen[bit / 64] & (1UL << (bit % 64))) != 0 && _names.Contains(name);
    }

    private static int Bit(string name)
        => name.Length == 0 ? 0 : (int)((((uint)name.Length * 31) + name[0] * 7 + (uint)name[name.Length / 2] * 131 + name[name.Length - 1]) % (Words * 64));
}
