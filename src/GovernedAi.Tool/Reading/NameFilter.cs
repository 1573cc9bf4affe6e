using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
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
            var start = Start(BitConverter.ToUInt32([.. bytes.Take(4), .. new byte[Math.Max(0, 4 - bytes.Length)]]));
            _starts[start / 64] |= 1ul << (start % 64);
            _hashes.Add(Hash(bytes));
        }
    }

    /// <summary>False only if the name is none of the set.</summary>
    public unsafe bool MayHold(MetadataReader metadata, StringHandle name)
    {
        var offset = metadata.GetHeapOffset(name);
        if (offset >= 0 && offset <= metadata.GetHeapSize(HeapIndex.String) - 4)
        {
            var start = Start(Unsafe.ReadUnaligned<uint>(metadata.MetadataPointer + metadata.GetHeapMetadataOffset(HeapIndex.String) + offset));
            if ((_starts[start / 64] & 1ul << (start % 64)) == 0)
                return false;
        }

        var blob = metadata.GetBlobReader(name);
        ReadOnlySpan<byte> bytes = new(blob.StartPointer, blob.Length);
        return _shapes[Shape(bytes)] && _hashes.Contains(Hash(bytes));
    }

    /// <summary>Whether a name begins as those do that the compiler makes up.</summary>
    public static unsafe bool IsMadeUp(MetadataReader metadata, StringHandle name)
    {
        var blob = metadata.GetBlobReader(name);
        return blob.Length > 0 && *blob.StartPointer == (byte)'<';
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
