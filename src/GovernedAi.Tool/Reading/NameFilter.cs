using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells by the bytes of a name in metadata whether it is one of a set: most names of most assemblies are none, and are never made strings.</summary>
internal sealed class NameFilter
{
    private readonly HashSet<uint> _hashes = [];
    // By length and first byte.
    private readonly bool[] _shapes = new bool[0x4000];
    // By the first two bytes: what most names fail by, before their end is looked for.
    private readonly bool[] _starts = new bool[0x10000];

    public NameFilter(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            _shapes[Shape(bytes)] = true;
            _starts[bytes.Length < 2 ? bytes[0] : bytes[0] | bytes[1] << 8] = true;
            _hashes.Add(Hash(bytes));
        }
    }

    /// <summary>False only if the name is none of the set.</summary>
    public unsafe bool MayHold(MetadataReader metadata, StringHandle name)
    {
        // A heap of names ends with a zero, and so does each name in it.
        var offset = metadata.GetHeapOffset(name);
        if ((uint)offset < (uint)metadata.GetHeapSize(HeapIndex.String) - 1)
        {
            var start = metadata.MetadataPointer + metadata.GetHeapMetadataOffset(HeapIndex.String) + offset;
            if (!_starts[start[0] | start[1] << 8])
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
