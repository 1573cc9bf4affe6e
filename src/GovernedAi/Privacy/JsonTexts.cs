using System.Text;
using System.Text.Json;
using GovernedAi.Json;

namespace GovernedAi.Privacy;

/// <summary>The texts and numbers in a JSON value.</summary>
internal static class JsonTexts
{
    public static List<string> Of(ReadOnlySpan<byte> json)
    {
        var texts = new List<string>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
                texts.Add(reader.GetString()!);
            else if (reader.TokenType == JsonTokenType.Number)
                texts.Add(Encoding.UTF8.GetString(reader.ValueSpan));
        }

        return texts;
    }

    /// <summary>A text as JSON.</summary>
    public static byte[] Write(string text)
    {
        using var json = JsonBuffer.Rent();
        json.Writer.WriteStringValue(text);
        return json.ToArray();
    }
}
