using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovernedAi.Json;

/// <summary>One JSON value kept byte for byte, because its digest is what a release is bound to.</summary>
[JsonConverter(typeof(RawJsonConverter))]
public readonly struct RawJson
{
    /// <summary>Keeps the value.</summary>
    /// <param name="utf8">One JSON value in UTF-8.</param>
    public RawJson(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    /// <summary>The value in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Takes text that a person typed.</summary>
    /// <returns>Whether it is one JSON value.</returns>
    public static bool TryParse(string text, out RawJson json)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            using var line = JsonBuffer.Rent();
            document.RootElement.WriteTo(line.Writer);
            json = new RawJson(line.ToArray());
            return true;
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }

    /// <summary>The value as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
