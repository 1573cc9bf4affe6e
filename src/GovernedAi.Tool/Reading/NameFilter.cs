using System.Reflection.Metadata;
using System.Text;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells by the bytes of a name in metadata whether it is one of a set: most names of most assemblies are none, and are never made strings.</summary>
internal sealed class NameFilter
{
    private readonly HashSet<uint> _hashes = [];
    private readonly bool[] _lengths = new bool[256];

    public NameFilter(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            _lengths[Math.Min(bytes.Length, 255)] = true;
            _hashes.Add(Hash(bytes));
        }
    }

    /// <summary>False only if the name is none of the set.</summary>
    public unsafe bool MayHold(MetadataReader metadata, StringHandle name)
    {
        var blob = metadata.GetBlobReader(name);
        return _lengths[Math.Min(blob.Length, 255)] && _hashes.Contains(Hash(new(blob.StartPointer, blob.Length)));
    }

    /// <summary>Whether a name begins as those do that the compiler makes up.</summary>
    public static unsafe bool IsMadeUp(MetadataReader metadata, StringHandle name)
    {
        var blob = metadata.GetBlobReader(name);
        return blob.Length > 0 && *blob.StartPointer == (byte)'<';
    }

    // FNV-1a.
    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var b in bytes)
            hash = (hash ^ b) * 16777619u;
        return hash;
    }
}
