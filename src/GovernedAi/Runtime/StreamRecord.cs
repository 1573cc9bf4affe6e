using System.Buffers;

namespace GovernedAi.Runtime;

/// <summary>
/// What the record keeps of a stream while its items pass: their JSON, up to a limit. What comes after it is counted and not kept, so
/// that a stream of any length passes in bounded memory.
/// </summary>
internal sealed class StreamRecord
{
    /// <summary>The most that is kept of one stream, in bytes of JSON.</summary>
    public const int Limit = 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>How many items are kept.</summary>
    public long Kept { get; private set; }

    /// <summary>Whether the next item will be kept: the first that does not fit is the last that is looked at.</summary>
    public bool HasRoom { get; private set; } = true;

    /// <summary>Keeps an item, if it fits.</summary>
    public void Add(ReadOnlySpan<byte> item)
    {
        HasRoom = HasRoom && _json.WrittenCount + item.Length <= Limit;
        if (!HasRoom)
            return;
        _json.Write(Kept++ == 0 ? "["u8 : ","u8);
        _json.Write(item);
    }

    /// <summary>The kept items as a JSON array.</summary>
    public byte[] ToArray() => Kept == 0 ? "[]"u8.ToArray() : [.. _json.WrittenSpan, (byte)']'];
}
