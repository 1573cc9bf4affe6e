using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace GovernedAi.Tool.Reading;

/// <summary>Finds the instructions of a method body, and holds what stands around them to its format (ECMA-335 II.25.4).</summary>
internal static class BodyLayout
{
    private const int FatHeader = 12;
    private const int MoreSections = 0x8;
    private const int HandlerTable = 0x1, FatTable = 0x40, MoreTables = 0x80;

    /// <param name="body">From where the body starts to the end of its section.</param>
    /// <exception cref="BadImageFormatException">The body does not lie in the file, or is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe ReadOnlySpan<byte> Il(PEMemoryBlock body)
    {
        if (body.Length == 0)
            throw Outside();
        ReadOnlySpan<byte> bytes = new(body.Pointer, body.Length);
        switch (bytes[0] & 3)
        {
            case 2:
                return Code(bytes, 1, bytes[0] >> 2);
            // The header gives its own length, in words of four bytes.
            case 3 when bytes.Length >= FatHeader && bytes[1] >> 4 == FatHeader / 4:
                var il = Code(bytes, FatHeader, Number(bytes[4..]));
                if ((bytes[0] & MoreSections) != 0)
                    CheckHandlers(bytes[FatHeader..], il.Length);
                return il;
            default:
                throw new BadImageFormatException("A method's body has no header.");
        }
    }

    private static ReadOnlySpan<byte> Code(ReadOnlySpan<byte> body, int start, int size) =>
        size > 0 && size <= body.Length - start ? body.Slice(start, size) : throw Outside();

    // Tables of exception handlers follow the code, each on a boundary of four bytes.
    private static void CheckHandlers(ReadOnlySpan<byte> rest, int size)
    {
        for (var (at, more) = (size, true); more;)
        {
            at = (at + 3) & ~3;
            if (at > rest.Length - 4)
                throw Outside();
            var (kind, isFat) = (rest[at], (rest[at] & FatTable) != 0);
            var length = isFat ? Number(rest[at..]) >>> 8 : rest[at + 1];
            if ((kind & HandlerTable) == 0 || length < 4)
                throw new BadImageFormatException("What follows a method's code is no table of exception handlers.");
            // Some compilers leave the four bytes of the header out of the length.
            var (clause, count) = isFat ? (24, length / 24) : (12, length / 12);
            if (count * clause > rest.Length - at - 4)
                throw Outside();
            for (var i = 0; i < count; i++)
                CheckHandler(rest.Slice(at + 4 + i * clause, clause), isFat, size);
            at += Math.Max(length, 4 + count * clause);
            more = (kind & MoreTables) != 0;
        }
    }

    private static void CheckHandler(ReadOnlySpan<byte> clause, bool isFat, int size)
    {
        var (flags, from, length, handler, handlerLength, filter) = isFat
            ? (Number(clause), Number(clause[4..]), Number(clause[8..]), Number(clause[12..]), Number(clause[16..]), Number(clause[20..]))
            : (Short(clause), Short(clause[2..]), clause[4], Short(clause[5..]), clause[7], Number(clause[8..]));
        if (!Lies(from, length) || !Lies(handler, handlerLength) || (flags == 1 && !Lies(filter, 1)))
            throw new BadImageFormatException("An exception handler lies outside its method.");

        bool Lies(int at, int bytes) => at >= 0 && bytes >= 0 && bytes <= size - at;
    }

    private static int Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);

    private static int Short(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static BadImageFormatException Outside() => new("A method's body does not lie in the file.");
}
