using System.IO.Compression;
using System.Text;

namespace GovernedAi.Tool.Reading;

/// <summary>What a file in a bundle is; the numbers are the format's.</summary>
internal enum BundledKind : byte
{
    Unknown,
    Assembly,
    NativeBinary,
    DepsJson,
    RuntimeConfigJson,
    Symbols,
}

/// <summary>A file in a bundle.</summary>
/// <param name="Name">Its path inside.</param>
/// <param name="StoredSize">How many bytes it takes; fewer than <paramref name="Size"/> when it is compressed.</param>
internal sealed record BundledFile(string Name, BundledKind Kind, long Offset, long Size, long StoredSize);

/// <summary>An application published as a single file: a host with the assemblies appended.</summary>
/// <remarks>
/// The format is that of Microsoft.NET.HostModel.Bundle.Manifest, versions 1 (.NET Core 3), 2 (.NET 5) and 6 (since .NET 6; files may be compressed).
/// Files are read from the bundle as they are needed, and nothing is unpacked to disk.
/// </remarks>
internal sealed class SingleFileBundle
{
    private const int ChunkSize = 1 << 20;
    private const int MaxFiles = 100_000;

    // Deflate cannot do better; a header that promises more is damaged.
    private const int MaxDeflateRatio = 1032;

    private SingleFileBundle(string path, IReadOnlyList<BundledFile> files) => (Path, Files) = (path, files);

    public string Path { get; }

    public IReadOnlyList<BundledFile> Files { get; }

    // SHA-256 of ".net core bundle"; before it stands the offset of the bundle's header, 0 in a host that holds none.
    private static ReadOnlySpan<byte> Marker =>
    [
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32,
        0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    ];

    /// <summary>The bundle in a file, or null if it is none.</summary>
    /// <exception cref="UnreadableException">It is one, and damaged or of a version that is not known.</exception>
    public static SingleFileBundle? Find(string path)
    {
        using var file = Executables.Open(path);
        if (file is null || HeaderOffset(file) is not (> 0 and var offset))
            return null;

        try
        {
            if (offset >= file.Length)
                throw new InvalidDataException("its header lies beyond its end");
            file.Position = offset;
            return new(path, ReadHeader(file));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException or FormatException)
        {
            throw new UnreadableException(SkipKind.Malformed, $"a single-file bundle that is damaged: {e.Message}");
        }
    }

    /// <summary>A file of the bundle, unpacked in memory.</summary>
    /// <exception cref="UnreadableException">It cannot be unpacked.</exception>
    public MemoryStream Open(BundledFile file)
    {
        try
        {
            using var bundle = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            bundle.Position = file.Offset;
            var unpacked = new byte[file.Size];
            if (file.StoredSize == file.Size)
            {
                bundle.ReadExactly(unpacked);
            }
            else
            {
                var stored = new byte[file.StoredSize];
                bundle.ReadExactly(stored);
                using var deflate = new DeflateStream(new MemoryStream(stored), CompressionMode.Decompress);
                deflate.ReadExactly(unpacked);
            }

            return new(unpacked, writable: false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UnreadableException(SkipKind.Malformed, $"cannot be unpacked from the single-file bundle: {e.Message}");
        }
    }

    private static List<BundledFile> ReadHeader(FileStream file)
    {
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        var (major, _) = (reader.ReadUInt32(), reader.ReadUInt32());
        if (major is not (1 or 2 or 6))
            throw new InvalidDataException($"its format, version {major}, is not known to this tool");
        var count = reader.ReadInt32();
        if (count is < 0 or > MaxFiles)
            throw new InvalidDataException($"it says it holds {count} files");
        reader.ReadString();
        // Where .deps.json and .runtimeconfig.json lie, and flags: they are among the files too.
        if (major >= 2)
            reader.ReadBytes(5 * sizeof(long));

        var files = new List<BundledFile>();
        for (var i = 0; i < count; i++)
        {
            var (offset, size) = (reader.ReadInt64(), reader.ReadInt64());
            var compressed = major >= 6 ? reader.ReadInt64() : 0;
            var stored = compressed > 0 ? compressed : size;
            var (kind, name) = ((BundledKind)reader.ReadByte(), reader.ReadString());
            if (offset < 0 || stored < 0 || size is < 0 or > int.MaxValue || offset > file.Length - stored || size > stored * MaxDeflateRatio)
                throw new InvalidDataException($"{name} lies beyond its end");
            files.Add(new(name, kind, offset, size, stored));
        }

        return files;
    }

    private static long HeaderOffset(FileStream file)
    {
        var buffer = new byte[ChunkSize + 40];
        var kept = 0;
        for (var read = file.Read(buffer, kept, ChunkSize); read > 0; read = file.Read(buffer, kept, ChunkSize))
        {
            var chunk = buffer.AsSpan(0, kept + read);
            if (chunk.IndexOf(Marker) is >= 8 and var at)
                return BitConverter.ToInt64(chunk[(at - 8)..at]);
            kept = Math.Min(40, chunk.Length);
            chunk[^kept..].CopyTo(buffer);
        }

        return 0;
    }
}
