using System.Text.Json;

namespace GovernedAi.Ledger;

/// <summary>What a line states about its place in the chain.</summary>
internal readonly struct SealedLine
{
    private SealedLine(long sequence, string id, DateTimeOffset at, string kind, string? keyId, string previous, string hash)
    {
        Sequence = sequence;
        Id = id;
        At = at;
        Kind = kind;
        KeyId = keyId;
        Previous = previous;
        Hash = hash;
    }

    public long Sequence { get; }

    public string Id { get; }

    public DateTimeOffset At { get; }

    public string Kind { get; }

    public string? KeyId { get; }

    public string Previous { get; }

    public string Hash { get; }

    /// <exception cref="FormatException">The line is no record; the message says what is missing.</exception>
    public static SealedLine Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            var version = json.GetProperty("v"u8).GetInt32();
            if (version != LedgerLine.Version)
                throw new FormatException($"it has version {version}, and this program reads version {LedgerLine.Version}");
            return new SealedLine(
                json.GetProperty("seq"u8).GetInt64(),
                json.GetProperty("id"u8).GetString()!,
                json.GetProperty("at"u8).GetDateTimeOffset(),
                json.GetProperty("kind"u8).GetString()!,
                json.TryGetProperty("key"u8, out var key) ? key.GetString() : null,
                json.GetProperty("prev"u8).GetString()!,
                json.GetProperty("hash"u8).GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("it is no record: " + exception.Message, exception);
        }
    }

    /// <summary>Whether the stated hash is that of the line; <see langword="null"/> when its key is not at hand.</summary>
    public bool? IsIntact(ReadOnlySpan<byte> line, LedgerKeyRing keys)
    {
        if (!LedgerLine.TrySplit(line, out var sealedBytes, out var stated) || stated != Hash)
            return false;
        if (KeyId is null)
            return LedgerLine.Hash(sealedBytes, null) == stated;
        return keys.Find(KeyId) is { } key ? LedgerLine.Hash(sealedBytes, key) == stated : null;
    }
}
