using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovernedAi.Json;

/// <summary>One JSON value kept byte for byte, because its digest is what a release is bound to.</summary>
[JsonConverter(typeof(Converter))]
public readonly struct RawJson
{
    /// <summary>Keeps the value.</summary>
    /// <param name="utf8">One JSON value in UTF-8.</param>
    public RawJson(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    /// <summary>The value in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The value as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);

    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new RawJson(Encoding.UTF8.GetBytes(document.RootElement.GetRawText()));
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span);
    }
}
