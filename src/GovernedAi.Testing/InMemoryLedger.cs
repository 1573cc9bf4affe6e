using System.Buffers;
using System.Runtime.CompilerServices;
using GovernedAi.Ledger;

namespace GovernedAi.Testing;

/// <summary>A ledger in memory. Its records have the shape, chain and hashes of the one on disk.</summary>
public sealed class InMemoryLedger : ILedger
{
    private readonly object _gate = new();
    private readonly List<LedgerRecord> _records = [];
    private string _head = LedgerLine.Origin;

    /// <summary>The records written so far, in order.</summary>
    public IReadOnlyList<LedgerRecord> Records
    {
        get
        {
            lock (_gate)
                return [.. _records];
        }
    }

    /// <inheritdoc/>
    public ValueTask<LedgerReceipt> AppendAsync(LedgerEntry entry, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var body = LedgerLine.Body(entry);
        lock (_gate)
        {
            var line = new ArrayBufferWriter<byte>();
            var id = LedgerLine.NewId();
            _head = LedgerLine.Write(line, body, _records.Count + 1, id, _head, key: null);
            _records.Add(LedgerRecord.Parse(line.WrittenMemory));
            return new(new LedgerReceipt(_records.Count, id, _head));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var record in Records)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return record;
        }
    }
}
