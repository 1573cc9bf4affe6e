using GovernedAi.Json;
using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GovernedAi.Ledger;

/// <summary>Turns an entry into the bytes of its record, and says what those bytes hash to.</summary>
/// <remarks>
/// The hash covers the line's own bytes up to <c>,"hash":</c>, so nothing has to be canonicalised to check it, and the hash of the
/// record before stands within those bytes.
/// </remarks>
internal static class LedgerLine
{
    public const int Version = 1;
    public const int HashLength = 64;

    /// <summary>How many bytes <c>,"hash":"…"}</c> takes at the end of a line.</summary>
    public const int SealLength = 9 + HashLength + 2;

    public static readonly string Origin = new('0', HashLength);

    private static ReadOnlySpan<byte> SealStart => ",\"hash\":\""u8;

    /// <summary>A new record id. It holds nothing but letters and digits, so it needs no escaping.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>The body of a record, all that does not depend on its place: written before the place is known.</summary>
    public static byte[] Body(LedgerEntry entry)
    {
        using var json = JsonBuffer.Rent();
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteString("at"u8, entry.At.UtcDateTime);
        writer.WriteString("kind"u8, entry.Kind);
        if (entry.Call is { } call)
        {
            Span<char> text = stackalloc char[32];
            call.TryFormat(text, out _, "N");
            writer.WriteString("call"u8, text);
        }

        if (entry.Method is { } method)
        {
            writer.WriteString("method"u8, method.Id);
            writer.WriteString("assembly"u8, method.Assembly);
            if (method.UseCase is { } useCase)
                writer.WriteString("useCase"u8, useCase);
            if (method.Owner is { } owner)
                writer.WriteString("owner"u8, owner);
            if (method.RetentionDays is { } days)
                writer.WriteNumber("retentionDays"u8, days);
        }

        writer.WriteStartObject("data"u8);
        entry.WriteData(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        return json.ToArray();
    }

    /// <summary>Writes the whole line, newline included, and returns its hash.</summary>
    public static string Write(IBufferWriter<byte> output, ReadOnlySpan<byte> body, long sequence, string id, string previous, LedgerKey? key)
    {
        var keyed = key is null ? "" : $",\"key\":{JsonEncodedString(key.Id)}";
        var head = Encoding.UTF8.GetBytes($"{{\"v\":{Version},\"seq\":{sequence},\"id\":\"{id}\",");
        var tail = Encoding.UTF8.GetBytes($"{keyed},\"prev\":\"{previous}\"");
        var inner = body[1..^1];

        var length = head.Length + inner.Length + tail.Length;
        var line = output.GetSpan(length + SealLength + 1);
        head.CopyTo(line);
        inner.CopyTo(line[head.Length..]);
        tail.CopyTo(line[(head.Length + inner.Length)..]);
        var hash = Hash(line[..length], key);
        SealStart.CopyTo(line[length..]);
        Encoding.ASCII.GetBytes(hash, line[(length + SealStart.Length)..]);
        "\"}\n"u8.CopyTo(line[(length + SealStart.Length + HashLength)..]);
        output.Advance(length + SealLength + 1);
        return hash;
    }

    /// <summary>The number a line begins with, without reading the rest; <see langword="null"/> when it does not begin as <see cref="Write"/> begins it.</summary>
    public static long? SequenceOf(ReadOnlySpan<byte> line) =>
        line.StartsWith("{\"v\":1,\"seq\":"u8) && Utf8Parser.TryParse(line["{\"v\":1,\"seq\":"u8.Length..], out long sequence, out _) ? sequence : null;

    /// <summary>What the bytes before the seal hash to.</summary>
    public static string Hash(ReadOnlySpan<byte> sealedBytes, LedgerKey? key)
    {
        Span<byte> digest = stackalloc byte[32];
        if (key is null)
            SHA256.HashData(sealedBytes, digest);
        else
            HMACSHA256.HashData(key.Secret, sealedBytes, digest);
        return Hex.Lower(digest);
    }

    /// <summary>Splits a line (without newline) into the bytes that are hashed and the hash it states.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> sealedBytes, out string statedHash)
    {
        sealedBytes = default;
        statedHash = "";
        if (line.Length <= SealLength || !line[^SealLength..].StartsWith(SealStart) || !line.EndsWith("\"}"u8))
            return false;
        sealedBytes = line[..^SealLength];
        statedHash = Encoding.ASCII.GetString(line.Slice(line.Length - 2 - HashLength, HashLength));
        return true;
    }

    private static string JsonEncodedString(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
