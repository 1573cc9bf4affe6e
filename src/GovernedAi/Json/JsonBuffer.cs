using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GovernedAi.Json;

/// <summary>A JSON writer with its buffer, kept for the next use on the same thread.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private const int LargestKept = 64 * 1024;

    // Readable text in the files; they are not HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static JsonBuffer? _spare;

    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    private JsonBuffer() => Writer = new Utf8JsonWriter(_bytes, Options);

    public Utf8JsonWriter Writer { get; }

    public static JsonBuffer Rent()
    {
        var rented = _spare ?? new JsonBuffer();
        _spare = null;
        return rented;
    }

    public byte[] ToArray()
    {
        Writer.Flush();
        return _bytes.WrittenSpan.ToArray();
    }

    public void Dispose()
    {
        if (_bytes.Capacity > LargestKept)
            return;
        _bytes.ResetWrittenCount();
        Writer.Reset();
        _spare = this;
    }
}
