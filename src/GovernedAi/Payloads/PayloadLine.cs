using System.Globalization;
using System.Text;
using System.Text.Json;
using GovernedAi.Json;

namespace GovernedAi.Payloads;

/// <summary>One payload as a line of its file. README.md beside this file describes it.</summary>
internal static class PayloadLine
{
    public static byte[] Write(Payload payload)
    {
        PayloadName.TryRead(payload.Id, out _, out _, out var ordinal);
        using var json = JsonBuffer.Rent();
        json.Writer.WriteStartObject();
        json.Writer.WriteNumber("v"u8, 1);
        json.Writer.WriteNumber("n"u8, ordinal);
        json.Writer.WriteBase64String("key"u8, payload.Key.Span);
        json.Writer.WritePropertyName("content"u8);
        json.Writer.WriteRawValue(payload.Content.Span);
        json.Writer.WriteEndObject();
        return [.. json.ToArray(), (byte)'\n'];
    }

    /// <summary>The payload, when the line is of that number and has not been erased.</summary>
    public static Payload? Read(ReadOnlyMemory<byte> line, string id, int ordinal)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            return json.GetProperty("n"u8).GetInt32() == ordinal && json.TryGetProperty("key"u8, out var key)
                ? new Payload(id, key.GetBytesFromBase64(), Encoding.UTF8.GetBytes(json.GetProperty("content"u8).GetRawText()))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    public static bool IsOf(string line, int ordinal) =>
        line.StartsWith(string.Create(CultureInfo.InvariantCulture, $$"""{"v":1,"n":{{ordinal}},"key":"""), StringComparison.Ordinal);

    public static string Erased(int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"v":1,"n":{{ordinal}},"erased":true}""");
}
