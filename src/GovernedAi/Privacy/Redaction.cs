using System.Text.Json;
using GovernedAi.Json;

namespace GovernedAi.Privacy;

/// <summary>Takes out of content and messages what must not be written: what a call has shown to be private, and what the redactor finds.</summary>
internal sealed class Redaction(IRedactor? redactor)
{
    /// <summary>What stands where something was taken out.</summary>
    public const string Mark = "[redacted]";

    /// <summary>The mark as JSON.</summary>
    public static readonly byte[] JsonMark = "\"[redacted]\""u8.ToArray();

    /// <summary>One JSON value with every string in it cleaned; the same bytes when there is nothing to look for.</summary>
    public byte[] Clean(byte[] json, PrivateValues? values) => HasWork(values) ? Rewrite(json, values) : json;

    /// <summary>
    /// A JSON array with the items of a stream, cleaned. What must not be written may be spread over several pieces of text: where it is, they
    /// become one.
    /// </summary>
    public byte[] CleanItems(byte[] json, PrivateValues? values)
    {
        if (!HasWork(values))
            return json;
        using var document = JsonDocument.Parse(json);
        var items = document.RootElement.EnumerateArray().ToList();
        if (items.Count < 2 || items.Any(item => item.ValueKind != JsonValueKind.String))
            return Rewrite(json, values);
        var text = string.Concat(items.Select(item => item.GetString()));
        var clean = Clean(text, values);
        return clean == text ? json : [(byte)'[', .. JsonTexts.Write(clean), (byte)']'];
    }

    /// <summary>Text cleaned; the same object when there is nothing to take out.</summary>
    public string Clean(string text, PrivateValues? values)
    {
        foreach (var secret in values?.Texts ?? [])
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        return redactor is null ? text : redactor.Redact(text);
    }

    /// <summary>The exception as it may be logged: itself where there is nothing to look for.</summary>
    public Exception Clean(Exception exception, PrivateValues? values) => HasWork(values) ? RedactedException.Of(exception, text => Clean(text, values)) : exception;

    private bool HasWork(PrivateValues? values) => redactor is not null || values is { Texts.Count: > 0 };

    private byte[] Rewrite(byte[] json, PrivateValues? values)
    {
        using var output = JsonBuffer.Rent();
        var writer = output.Writer;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    writer.WritePropertyName(Clean(reader.GetString()!, values));
                    break;
                case JsonTokenType.String:
                    writer.WriteStringValue(Clean(reader.GetString()!, values));
                    break;
                case JsonTokenType.Number:
                    WriteNumber(writer, ref reader, values);
                    break;
                default:
                    writer.WriteRawValue(reader.ValueSpan);
                    break;
            }
        }

        return output.ToArray();
    }

    /// <summary>A number is taken out as a whole: part of one is another number.</summary>
    private static void WriteNumber(Utf8JsonWriter writer, ref Utf8JsonReader reader, PrivateValues? values)
    {
        foreach (var secret in values?.Texts ?? [])
        {
            if (System.Text.Encoding.UTF8.GetString(reader.ValueSpan) == secret)
            {
                writer.WriteStringValue(Mark);
                return;
            }
        }

        writer.WriteRawValue(reader.ValueSpan);
    }
}
