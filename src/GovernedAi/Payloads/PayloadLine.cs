using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GovernedAi.Json;

namespace GovernedAi.Payloads;

/// <summary>One payload as a line of its file. README.md beside this file describes it.</summary>
internal static class PayloadLine
{
    private static ReadOnlySpan<byte> Start => "{\"v\":1,\"n\":"u8;

    private static ReadOnlySpan<byte> ErasedEnd => ",\"erased\":true}"u8;

    public static byte[] Write(Payload payload)
    {
        PayloadName.TryRead(payload.Id, out _, out _, out var ordinal);
        using var json = JsonBuffer.Rent();
        json.Writer.WriteStartObject();
        json.Writer.WriteNumber("v"u8, 1);
        json.Writer.WriteNumber("n"u8, ordinal);
        json.Writer.WriteBase64String("key"u8, payload.Key.Span);
        if (payload.Subjects.Count > 0)
        {
            json.Writer.WriteStartArray("subjects"u8);
            foreach (var subject in payload.Subjects)
                json.Writer.WriteStringValue(subject);
            json.Writer.WriteEndArray();
        }

        json.Writer.WritePropertyName("content"u8);
        json.Writer.WriteRawValue(payload.Content.Span);
        json.Writer.WriteEndObject();
        return [.. json.ToArray(), (byte)'\n'];
    }

    /// <summary>The payload; <see langword="null"/> when it was erased.</summary>
    /// <exception cref="FormatException">The line is damaged.</exception>
    public static Payload? Read(ReadOnlyMemory<byte> line, string id)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            if (json.TryGetProperty("erased"u8, out _))
                return null;
            return new Payload(id, json.GetProperty("key"u8).GetBytesFromBase64(), Encoding.UTF8.GetBytes(json.GetProperty("content"u8).GetRawText()))
            {
                Subjects = json.TryGetProperty("subjects"u8, out var subjects) ? [.. subjects.EnumerateArray().Select(subject => subject.GetString()!)] : [],
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException("This line is no payload: " + exception.Message, exception);
        }
    }

    /// <summary>The number of the payload on the line; <see langword="null"/> when the line is no payload of ours, or erased.</summary>
    public static int? OrdinalOf(ReadOnlySpan<byte> line) =>
        line.StartsWith(Start) && Utf8Parser.TryParse(line[Start.Length..], out int ordinal, out _) && !IsErased(line, ordinal) ? ordinal : null;

    public static bool IsOf(ReadOnlySpan<byte> line, int ordinal) =>
        line.StartsWith(Start) && Utf8Parser.TryParse(line[Start.Length..], out int found, out var length) && found == ordinal && line[(Start.Length + length)..].StartsWith(","u8);

    /// <summary>Whether nothing is left of it: a crash may have stopped the erasing half-way.</summary>
    public static bool IsErased(ReadOnlySpan<byte> line, int? ordinal)
    {
        if (ordinal is null && !line.ContainsAnyExcept((byte)' '))
            return true;
        if (!line.StartsWith(Start) || !Utf8Parser.TryParse(line[Start.Length..], out int found, out var length) || (ordinal is { } wanted && found != wanted))
            return false;
        var rest = line[(Start.Length + length)..];
        return rest.StartsWith(ErasedEnd) && !rest[ErasedEnd.Length..].ContainsAnyExcept((byte)' ');
    }

    /// <summary>Whether the line names the data subject. What stands in its content is no mention: the content comes last.</summary>
    public static bool Names(ReadOnlySpan<byte> line, string pseudonym)
    {
        var at = line.IndexOf(Encoding.ASCII.GetBytes($"\"{pseudonym}\""));
        var content = line.IndexOf(",\"content\":"u8);
        return at >= 0 && at < content;
    }

    /// <summary>What is written over a payload: just as long, and blank where a damaged line is too short to say that it was erased.</summary>
    public static byte[] Erased(int ordinal, int length)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $$"""{"v":1,"n":{{ordinal}},"erased":true}""");
        return Encoding.ASCII.GetBytes(mark.Length <= length ? mark.PadRight(length) : new string(' ', length));
    }
}
