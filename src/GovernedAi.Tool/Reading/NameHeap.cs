using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading;

/// <summary>The bytes of the names in an assembly's metadata: most are looked at and never made strings.</summary>
internal readonly unsafe struct NameHeap(MetadataReader metadata)
{
    private readonly byte* _start = metadata.MetadataPointer + metadata.GetHeapMetadataOffset(HeapIndex.String);
    private readonly int _size = metadata.GetHeapSize(HeapIndex.String);

    /// <summary>From where a name begins to the end of the heap: a zero ends the name.</summary>
    /// <exception cref="BadImageFormatException">There is no such name.</exception>
    public ReadOnlySpan<byte> From(StringHandle name)
    {
        var offset = MetadataTokens.GetHeapOffset(name);
        return (uint)offset < (uint)_size ? new(_start + offset, _size - offset) : throw new BadImageFormatException("A name lies outside the names of the assembly.");
    }

    /// <summary>Whether a name begins as those do that the compiler makes up.</summary>
    public bool IsMadeUp(StringHandle name) => From(name) is [(byte)'<', ..];
}
