namespace GovernedAi.Tool.Reading;

/// <summary>Tells programs from other files by how they begin, whatever they are called: on most systems a program has no extension.</summary>
internal static class Executables
{
    private static readonly string[] Libraries = [".dll", ".so", ".dylib", ".a", ".lib", ".o", ".dbg", ".pdb"];

    /// <summary>Opens a program, at its start; null when it is none, or cannot be opened: whoever reads it next says why.</summary>
    public static FileStream? Open(string path)
    {
        if (Libraries.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            return null;
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            Span<byte> start = stackalloc byte[4];
            if (file.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && Is(start))
            {
                file.Position = 0;
                return file;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }

        file?.Dispose();
        return null;
    }

    /// <summary>Whether a file is a program for Linux or macOS: none of those holds metadata.</summary>
    public static bool IsNative(string path)
    {
        using var file = Open(path);
        return file is not null && file.ReadByte() != 'M';
    }

    /// <summary>Whether a program only starts the assembly of its name that lies beside it, or is one that .NET brings along.</summary>
    public static bool IsHost(string path) =>
        File.Exists(path + ".dll") || File.Exists(Path.ChangeExtension(path, ".dll")) || Path.GetFileNameWithoutExtension(path) is "createdump" or "apphost" or "singlefilehost";

    // ELF, Mach-O (both byte orders are little-endian today), PE.
    private static bool Is(ReadOnlySpan<byte> start) =>
        start is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [0xCF, 0xFA, 0xED, 0xFE, ..] or [(byte)'M', (byte)'Z', ..];
}
