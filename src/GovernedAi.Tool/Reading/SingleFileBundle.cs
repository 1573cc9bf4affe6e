namespace GovernedAi.Tool.Reading;

/// <summary>Recognises an application published as a single file: its assemblies lie inside, out of this tool's sight.</summary>
internal static class SingleFileBundle
{
    private const int ChunkSize = 1 << 20;

    // SHA-256 of ".net core bundle"; before it stands the offset of the bundle's header, 0 in a host that holds none.
    private static ReadOnlySpan<byte> Marker =>
    [
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32,
        0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    ];

    public static bool Is(string path)
    {
        if (Path.GetExtension(path) is not ("" or ".exe"))
            return false;
        try
        {
            using var file = File.OpenRead(path);
            var buffer = new byte[ChunkSize + 40];
            var kept = 0;
            for (var read = file.Read(buffer, kept, ChunkSize); read > 0; read = file.Read(buffer, kept, ChunkSize))
            {
                var chunk = buffer.AsSpan(0, kept + read);
                if (file.Position == read && !IsExecutable(chunk))
                    return false;
                if (chunk.IndexOf(Marker) is >= 8 and var at)
                    return chunk[(at - 8)..at].ContainsAnyExcept((byte)0);
                kept = Math.Min(40, chunk.Length);
                chunk[^kept..].CopyTo(buffer);
            }

            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // ELF, Mach-O (both byte orders are little-endian today), PE.
    private static bool IsExecutable(ReadOnlySpan<byte> start) =>
        start is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [0xCF, 0xFA, 0xED, 0xFE, ..] or [(byte)'M', (byte)'Z', ..];
}
