using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using GovernedAi.Approvals;

namespace GovernedAi.Testing;

/// <summary>Requests and decisions in memory.</summary>
/// <param name="clock">The clock waits go by.</param>
public sealed class InMemoryApprovalStore(TimeProvider clock) : IApprovalStore
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly DecisionWaiters _waiters = new(clock);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> BindingKey => _key;

    /// <inheritdoc/>
    public ValueTask<ApprovalRequest> OpenAsync(ApprovalRequest request, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (request.Deferred && Deferred(request.Binding.Method, request.Binding.Arguments) is { } open)
                return new(open);
            _entries.Add(request.Id, new Entry(request));
            return new(request);
        }
    }

    /// <inheritdoc/>
    /// <remarks>What is in memory does not outlive its process, so there is never anything to take over; what is deferred is found.</remarks>
    public ValueTask<ApprovalRequest?> TryAdoptAsync(string method, string arguments, string call, CancellationToken cancellation = default)
    {
        lock (_gate)
            return new(Deferred(method, arguments));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryAskAsync(string request, ApprovalStep step, int asked, CancellationToken cancellation = default) =>
        new(TryMoveOn(request, asked, stored => stored with { Asked = [.. stored.Asked, step] }));

    /// <inheritdoc/>
    public ValueTask<bool> TryTimeOutAsync(string request, int asked, CancellationToken cancellation = default) =>
        new(TryMoveOn(request, asked, stored => stored with { TimedOutAt = clock.GetUtcNow() }));

    /// <inheritdoc/>
    public ValueTask<ApprovalRequest?> FindAsync(string request, CancellationToken cancellation = default)
    {
        lock (_gate)
            return new(_entries.GetValueOrDefault(request)?.Request);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApprovalDecision>> ListDecisionsAsync(string request, CancellationToken cancellation = default)
    {
        lock (_gate)
            return new(_entries.GetValueOrDefault(request)?.Decisions.ToArray() ?? []);
    }

    /// <inheritdoc/>
    public ValueTask BeginUseAsync(string request, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(request, out var entry))
                entry.Request = entry.Request with { InUse = true };
        }

        return default;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ApprovalRequest> ListWaitingAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        List<ApprovalRequest> waiting;
        lock (_gate)
            waiting = [.. _entries.Values.Where(entry => entry.IsWaiting).Select(entry => entry.Request).OrderBy(request => request.At)];
        foreach (var request in waiting)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return request;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ApprovalDecision?> TryDecideAsync(ApprovalDecision decision, CancellationToken cancellation = default)
    {
        ApprovalDecision standing;
        lock (_gate)
        {
            if (!_entries.TryGetValue(decision.Request, out var entry) || entry is { IsWaiting: false, Settled: null })
                return new((ApprovalDecision?)null);
            standing = entry.Settled ?? decision;
            if (entry.Settled is null)
                entry.Decisions.Add(decision);
        }

        _waiters.Wake(decision.Request);
        return new(standing);
    }

    /// <inheritdoc/>
    public ValueTask<ApprovalDecision?> WaitAsync(string request, DateTimeOffset until, CancellationToken cancellation = default) =>
        _waiters.WaitAsync(request, until, () => new(DecisionOn(request)), cancellation);

    /// <inheritdoc/>
    public ValueTask<bool> TryCloseAsync(string request, ApprovalClosure closure, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(request, out var entry) || entry.Closure is not null || (closure != ApprovalClosure.Superseded && (closure == ApprovalClosure.Used) != entry.Settled is not null))
                return new(false);
            entry.Closure = closure;
            if (entry.Request.ClosedProposal is not null)
                entry.Rewrite(decision => decision with { Answer = null });
            entry.Request = entry.Request.Trimmed();
            return new(true);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindBySubjectAsync(string pseudonym, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        List<string> found;
        lock (_gate)
            found = [.. _entries.Values.Where(entry => entry.Request.Subjects.Contains(pseudonym)).Select(entry => entry.Request.Id)];
        foreach (var id in found)
            yield return id;
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(string request, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(request, out var entry) || entry.Closure is null || entry.Request.Erased)
                return new(false);
            entry.Request = entry.Request.Emptied();
            entry.Rewrite(decision => decision with { Answer = null, Binding = entry.Request.Binding });
            return new(true);
        }
    }

    private bool TryMoveOn(string request, int asked, Func<ApprovalRequest, ApprovalRequest> move)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(request, out var entry) || !entry.IsWaiting || entry.Request.Asked.Count != asked)
                return false;
            entry.Request = move(entry.Request);
            return true;
        }
    }

    private ApprovalDecision? DecisionOn(string request)
    {
        lock (_gate)
            return _entries.GetValueOrDefault(request)?.Settled;
    }

    private ApprovalRequest? Deferred(string method, string arguments) => _entries.Values
        .Where(entry => entry is { Closure: null, Request.Deferred: true } && entry.Request.Binding.Method == method && entry.Request.Binding.Arguments == arguments)
        .Select(entry => entry.Request)
        .FirstOrDefault();

    private sealed class Entry(ApprovalRequest request)
    {
        public ApprovalRequest Request { get; set; } = request;

        public List<ApprovalDecision> Decisions { get; } = [];

        public ApprovalDecision? Settled => ApprovalTally.Of(Request.Quorum, Decisions).Settled;

        public ApprovalClosure? Closure { get; set; }

        public bool IsWaiting => this is { Settled: null, Closure: null, Request.TimedOutAt: null };

        public void Rewrite(Func<ApprovalDecision, ApprovalDecision> change)
        {
            for (var i = 0; i < Decisions.Count; i++)
                Decisions[i] = change(Decisions[i]);
        }
    }
}
