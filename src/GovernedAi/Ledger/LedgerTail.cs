using Microsoft.Win32.SafeHandles;

namespace GovernedAi.Ledger;

/// <summary>The end of one ledger file: its last whole line, and what a crash may have left behind it.</summary>
internal sealed class LedgerTail
{
    private const int Chunk = 16 * 1024;

    private LedgerTail(long wholeLength, byte[]? lastLine, byte[] torn)
    {
        WholeLength = wholeLength;
        LastLine = lastLine;
        Torn = torn;
    }

    /// <summary>How many bytes the whole lines take.</summary>
    public long WholeLength { get; }

    /// <summary>The last whole line without its line break; <see langword="null"/> when there is none.</summary>
    public byte[]? LastLine { get; }

    /// <summary>What stands behind it without a line break.</summary>
    public byte[] Torn { get; }

    /// <summary>Reads the end of a file backwards, so that the length of the file does not matter.</summary>
    public static LedgerTail Read(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        var lastBreak = FindBreakBefore(file, length);
        if (lastBreak < 0)
            return new LedgerTail(0, null, ReadRange(file, 0, length));
        var breakBefore = FindBreakBefore(file, lastBreak);
        return new LedgerTail(
            lastBreak + 1,
            ReadRange(file, breakBefore + 1, lastBreak),
            ReadRange(file, lastBreak + 1, length));
    }

    private static long FindBreakBefore(SafeFileHandle file, long end)
    {
        Span<byte> buffer = new byte[Chunk];
        while (end > 0)
        {
            var start = Math.Max(0, end - Chunk);
            var chunk = buffer[..(int)(end - start)];
            Fill(file, chunk, start);
            var at = chunk.LastIndexOf((byte)'\n');
            if (at >= 0)
                return start + at;
            end = start;
        }

        return -1;
    }

    private static byte[] ReadRange(SafeFileHandle file, long start, long end)
    {
        var bytes = new byte[end - start];
        Fill(file, bytes, start);
        return bytes;
    }

    private static void Fill(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(file, bytes, offset);
            if (read == 0)
                throw new EndOfStreamException("The ledger file became shorter while it was read.");
            bytes = bytes[read..];
            offset += read;
        }
    }
}
