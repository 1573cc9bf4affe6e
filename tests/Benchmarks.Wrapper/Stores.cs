using System.Runtime.CompilerServices;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.Suspension;

namespace Benchmarks.Wrapper;

/// <summary>A ledger that takes everything and keeps nothing.</summary>
internal sealed class NoLedger : ILedger
{
    private readonly LedgerReceipt _receipt = new(1, "", "");

    public int Taken { get; private set; }

    public ValueTask<LedgerReceipt> AppendAsync(LedgerEntry entry, CancellationToken cancellation = default)
    {
        Taken++;
        return new(_receipt);
    }

    public async IAsyncEnumerable<LedgerRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        yield break;
    }
}

/// <summary>A store of payloads that keeps none.</summary>
internal sealed class NoPayloads : IPayloadStore
{
    public ReadOnlyMemory<byte> SubjectKey { get; } = new byte[32];

    public int Taken { get; private set; }

    public ValueTask StoreAsync(IReadOnlyList<Payload> payloads, CancellationToken cancellation = default)
    {
        Taken += payloads.Count;
        return default;
    }

    public ValueTask<Payload?> FindAsync(string id, CancellationToken cancellation = default) => default;

    public ValueTask<bool> EraseAsync(string id, CancellationToken cancellation = default) => default;

    public async IAsyncEnumerable<string> FindBySubjectAsync(string pseudonym, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        yield break;
    }

    public ValueTask<int> SweepAsync(DateTimeOffset before, CancellationToken cancellation = default) => default;
}

/// <summary>Nothing is stopped.</summary>
internal sealed class NothingStopped : ISuspensions
{
    public IReadOnlyList<Suspended> Current { get; } = [];

    public ValueTask SuspendAsync(Suspended suspended, CancellationToken cancellation = default) => default;

    public ValueTask<bool> ResumeAsync(SuspensionKind kind, string name, CancellationToken cancellation = default) => default;
}
