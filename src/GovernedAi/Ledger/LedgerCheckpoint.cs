using System.Text.Json;

namespace GovernedAi.Ledger;

/// <summary>What a <see cref="RecordKinds.Pruned"/> record says: which records are gone from the front, and why.</summary>
/// <param name="Sequence">The number of the record that says it.</param>
/// <param name="Cut">Number and hash of the last record that went.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who did it.</param>
public sealed record LedgerCheckpoint(long Sequence, LedgerAnchor Cut, DateTimeOffset At, string Reason, string By)
{
    /// <exception cref="FormatException">The data of the record is not what such a record holds.</exception>
    internal static LedgerCheckpoint Parse(LedgerRecord record)
    {
        try
        {
            return new LedgerCheckpoint(
                record.Sequence,
                new LedgerAnchor(record.Data.GetProperty("through"u8).GetInt64(), record.Data.GetProperty("hash"u8).GetString()!),
                record.At,
                record.Data.GetProperty("reason"u8).GetString()!,
                record.Data.GetProperty("by"u8).GetString()!);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException("it says that records were pruned, and not which: " + exception.Message, exception);
        }
    }

    /// <summary>In words.</summary>
    public override string ToString() => $"records 1 to {Cut.Sequence} were pruned by {By} on {At.UtcDateTime:yyyy-MM-dd} (record {Sequence}): {Reason}";
}
