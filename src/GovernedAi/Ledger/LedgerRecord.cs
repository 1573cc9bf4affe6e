using System.Text.Json;

namespace GovernedAi.Ledger;

/// <summary>One record as it stands in a ledger.</summary>
public sealed class LedgerRecord
{
    private LedgerRecord(JsonElement json)
    {
        Version = json.GetProperty("v"u8).GetInt32();
        if (Version != LedgerLine.Version)
            throw new FormatException($"it has version {Version}, and this program reads version {LedgerLine.Version}");
        Sequence = json.GetProperty("seq"u8).GetInt64();
        Id = Stated(json, "id");
        At = json.GetProperty("at"u8).GetDateTimeOffset();
        Kind = Stated(json, "kind");
        Call = Text(json, "call");
        Method = Text(json, "method");
        Assembly = Text(json, "assembly");
        UseCase = Text(json, "useCase");
        Owner = Text(json, "owner");
        RetentionDays = json.TryGetProperty("retentionDays"u8, out var days) ? days.GetInt32() : null;
        Data = json.GetProperty("data"u8);
        Previous = Stated(json, "prev");
        Hash = Stated(json, "hash");
    }

    /// <summary>The version of the record's shape.</summary>
    public int Version { get; }

    /// <summary>Its number in the ledger, from 1 without a gap.</summary>
    public long Sequence { get; }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>When it happened, in UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>One of <see cref="RecordKinds"/>, or a kind this version does not know.</summary>
    public string Kind { get; }

    /// <summary>The id of the governed call.</summary>
    public string? Call { get; }

    /// <summary>The id of the governed method.</summary>
    public string? Method { get; }

    /// <summary>The assembly of the governed method.</summary>
    public string? Assembly { get; }

    /// <summary>The use case of the governed method.</summary>
    public string? UseCase { get; }

    /// <summary>Who owned the use case when the record was written, as far as its declaration said.</summary>
    public string? Owner { get; }

    /// <summary>For how many days it is kept, as the declaration of the use case said when it was written.</summary>
    public int? RetentionDays { get; }

    /// <summary>What the kind adds.</summary>
    public JsonElement Data { get; }

    /// <summary>The hash of the record before.</summary>
    public string Previous { get; }

    /// <summary>The hash of this record.</summary>
    public string Hash { get; }

    /// <summary>Reads one line of a ledger.</summary>
    /// <exception cref="FormatException">The line is no record.</exception>
    public static LedgerRecord Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return new LedgerRecord(document.RootElement.Clone());
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException("This line is no ledger record: " + exception.Message, exception);
        }
    }

    /// <summary>Reads what the record says.</summary>
    /// <exception cref="FormatException">It is not what a record of its kind says; the message names the record.</exception>
    internal T Read<T>(Func<LedgerRecord, T> read)
    {
        try
        {
            return read(this);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new FormatException($"Record {Sequence} ({Id}) does not say what a record of the kind {Kind} says: {exception.Message}", exception);
        }
    }

    private static string Stated(JsonElement json, string name) => Text(json, name) ?? throw new FormatException($"it does not state \"{name}\"");

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
