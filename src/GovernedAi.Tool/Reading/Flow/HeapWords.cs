using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells whether words occur in an assembly at all: in its names, in what its attributes say or in the texts of its code, in whatever case.</summary>
internal sealed unsafe class HeapWords(MetadataReader metadata)
{
    private readonly string _names = Read(metadata, HeapIndex.String);
    private readonly string _values = Read(metadata, HeapIndex.Blob);
    private readonly string _texts = Read(metadata, HeapIndex.UserString);

    // Texts are UTF-16, and may begin at an odd byte as well: a zero stands between the letters of a word.
    public bool Hold(string word) => _names.Contains(word, StringComparison.OrdinalIgnoreCase) || _values.Contains(word, StringComparison.OrdinalIgnoreCase)
        || _texts.Contains(string.Join('\0', word.ToCharArray()), StringComparison.OrdinalIgnoreCase);

    private static string Read(MetadataReader metadata, HeapIndex heap) =>
        Encoding.Latin1.GetString(metadata.MetadataPointer + metadata.GetHeapMetadataOffset(heap), metadata.GetHeapSize(heap));
}
