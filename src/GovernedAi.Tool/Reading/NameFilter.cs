using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using System.Text;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells by the bytes of a name in metadata whether it is one of a set: most names of most assemblies are none, and are never made strings.</summary>
internal sealed class NameFilter
{
    private readonly HashSet<uint> _hashes = [];
    // By length and first byte.
    private readonly bool[] _shapes = new bool[0x4000];
    // By the first four bytes: what most names fail by, before their end is looked for.
    private readonly ulong[] _starts = new ulong[0x10000 / 64];

    public NameFilter(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            _shapes[Shape(bytes)] = true;
            var start = Start(BinaryPrimitives.ReadUInt32LittleEndian([.. bytes.Take(4), 0, 0, 0]));
            _starts[start / 64] |= 1ul << (start % 64);
            _hashes.Add(Hash(bytes));
        }
    }

    /// <summary>False only if the name is none of the set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MayHold(NameHeap heap, StringHandle name)
    {
        var bytes = heap.From(name);
        if (bytes.Length >= 4)
        {
            var start = Start(BinaryPrimitives.ReadUInt32LittleEndian(bytes));
            if ((_starts[start / 64] & 1ul << (start % 64)) == 0)
                return false;
        }

        var end = bytes.IndexOf((byte)0);
        var whole = end < 0 ? bytes : bytes[..end];
        return _shapes[Shape(whole)] && _hashes.Contains(Hash(whole));
    }

    // A number of 16 bits. A shorter name ends with a zero, and what follows it is another's.
    private static int Start(uint bytes)
    {
        var zeros = (bytes - 0x01010101) & ~bytes & 0x80808080;
        if (zeros != 0)
            bytes &= ((zeros & (~zeros + 1)) >> 7) - 1;
        return (int)(bytes * 0x9E3779B1u >> 16);
    }

    private static int Shape(ReadOnlySpan<byte> name) => name.IsEmpty ? 0 : Math.Min(name.Length, 63) << 8 | name[0];

    // FNV-1a.
    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var b in bytes)
            hash = (hash ^ b) * 16777619u;
        return hash;
    }
}
