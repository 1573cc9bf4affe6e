using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GovernedAi.Files;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovernedAi.Approvals;

/// <summary>
/// The embedded approval store: files in one folder, so that another process can list and answer, and a request outlives the
/// process that asks.
/// </summary>
public sealed class FileApprovalStore : IApprovalStore, IDisposable
{
    private readonly ApprovalFolder _folder;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly DecisionWaiters _waiters;
    private readonly DecisionWatch _watch;
    private readonly RequestOwner _owner;
    private readonly ConcurrentDictionary<string, ApprovalBinding> _bindings = new(StringComparer.Ordinal);
    private readonly Lazy<byte[]> _key;

    /// <summary>Keeps requests and decisions in a folder, which is made when the first request is stored.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="clock">The clock waits go by.</param>
    /// <param name="logger">Told of files that cannot be read.</param>
    public FileApprovalStore(string folder, TimeProvider? clock = null, ILogger? logger = null)
    {
        _folder = new ApprovalFolder(folder);
        _clock = clock ?? TimeProvider.System;
        _logger = logger ?? NullLogger.Instance;
        _waiters = new DecisionWaiters(_clock);
        _watch = new DecisionWatch(_folder.Path, _waiters, _clock, _logger);
        _owner = new RequestOwner(_folder.Path);
        _key = new Lazy<byte[]>(() => KeyFile.ReadOrMake(_folder.Path, ".key"));
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> BindingKey => _key.Value;

    /// <inheritdoc/>
    public async ValueTask<ApprovalRequest> OpenAsync(ApprovalRequest request, CancellationToken cancellation = default)
    {
        var opened = request;
        await LockedAsync(
            () =>
            {
                if (request.Deferred && Adopt(request.Binding.Method, request.Binding.Arguments, request.Call) is { Deferred: true } open)
                    opened = open;
                else
                    _folder.Write(request with { Owner = request.Deferred ? null : _owner.Hold() });
            },
            cancellation).ConfigureAwait(false);
        return opened;
    }

    /// <inheritdoc/>
    public async ValueTask<ApprovalRequest?> TryAdoptAsync(string method, string arguments, string call, CancellationToken cancellation = default)
    {
        ApprovalRequest? adopted = null;
        await LockedAsync(() => adopted = Adopt(method, arguments, call), cancellation).ConfigureAwait(false);
        return adopted;
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryAskAsync(string request, ApprovalStep step, int asked, CancellationToken cancellation = default) =>
        TryMoveOnAsync(request, asked, stored => stored with { Asked = [.. stored.Asked, step] }, cancellation);

    /// <inheritdoc/>
    public ValueTask<bool> TryTimeOutAsync(string request, int asked, CancellationToken cancellation = default) =>
        TryMoveOnAsync(request, asked, stored => stored with { TimedOutAt = _clock.GetUtcNow() }, cancellation);

    /// <inheritdoc/>
    public ValueTask<ApprovalRequest?> FindAsync(string request, CancellationToken cancellation = default) => new(_folder.Request(request));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ApprovalDecision>> ListDecisionsAsync(string request, CancellationToken cancellation = default) =>
        new(_folder.Request(request) is { } stored ? Decisions(stored) : []);

    /// <inheritdoc/>
    public ValueTask BeginUseAsync(string request, CancellationToken cancellation = default) => LockedAsync(
        () =>
        {
            if (_folder.OpenRequest(request) is { InUse: false } stored)
                _folder.Write(stored with { InUse = true });
        },
        cancellation);

    /// <inheritdoc/>
    /// <remarks>A request that cannot be read is logged with its place and left out; the others are listed.</remarks>
    public async IAsyncEnumerable<ApprovalRequest> ListWaitingAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var waiting = await Task.Run(() => _folder.OpenIds().Select(TryReadWaiting).OfType<ApprovalRequest>().OrderBy(request => request.At).ToList(), cancellation).ConfigureAwait(false);
        foreach (var request in waiting)
            yield return request;
    }

    /// <inheritdoc/>
    public async ValueTask<ApprovalDecision?> TryDecideAsync(ApprovalDecision decision, CancellationToken cancellation = default)
    {
        ApprovalDecision? standing = null;
        await LockedAsync(() => standing = Decide(decision), cancellation).ConfigureAwait(false);
        _waiters.Wake(decision.Request);
        return standing;
    }

    /// <inheritdoc/>
    public ValueTask<ApprovalDecision?> WaitAsync(string request, DateTimeOffset until, CancellationToken cancellation = default)
    {
        _watch.Start();
        return _waiters.WaitAsync(request, until, () => new(TryReadSettled(request)), cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryCloseAsync(string request, ApprovalClosure closure, CancellationToken cancellation = default)
    {
        var closed = false;
        await LockedAsync(() => closed = Close(request, closure), cancellation).ConfigureAwait(false);
        return closed;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindBySubjectAsync(string pseudonym, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var id in _folder.AllIds())
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryRead(id, _folder.Request) is { } request && request.Subjects.Contains(pseudonym))
                yield return id;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> EraseAsync(string request, CancellationToken cancellation = default)
    {
        var erased = false;
        await LockedAsync(() => erased = _folder.Erase(request), cancellation).ConfigureAwait(false);
        return erased;
    }

    /// <summary>Stops watching the folder, and leaves the open requests to whoever comes next.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        _owner.Dispose();
    }

    private async ValueTask<bool> TryMoveOnAsync(string id, int asked, Func<ApprovalRequest, ApprovalRequest> move, CancellationToken cancellation)
    {
        var moved = false;
        await LockedAsync(
            () =>
            {
                if (TryReadWaiting(id) is not { } stored || stored.Asked.Count != asked)
                    return;
                _folder.Write(move(stored));
                moved = true;
            },
            cancellation).ConfigureAwait(false);
        return moved;
    }

    private ApprovalRequest? Adopt(string method, string arguments, string call)
    {
        foreach (var id in _folder.OpenIds())
        {
            if (BindingOf(id) is not { } binding)
            {
                FinishClosing(id);
                continue;
            }

            if (binding.Method != method || binding.Arguments != arguments || TryRead(id, _folder.OpenRequest) is not { } request)
                continue;
            if (request.Deferred)
                return request;
            if (!_owner.IsGone(request.Owner))
                continue;
            _folder.Write(request with { Owner = _owner.Hold(), Call = call });
            return request;
        }

        return null;
    }

    /// <summary>What a request is about never changes, so it is read once.</summary>
    private ApprovalBinding? BindingOf(string id)
    {
        if (!_bindings.TryGetValue(id, out var binding) && TryRead(id, _folder.OpenRequest) is { } request)
            _bindings[id] = binding = request.Binding;
        return binding;
    }

    private ApprovalDecision? Decide(ApprovalDecision decision)
    {
        if (_folder.OpenRequest(decision.Request) is not { } request)
            return TryReadSettled(decision.Request);
        if (ApprovalTally.Of(request.Quorum, Decisions(request)).Settled is { } first)
            return first;
        if (request.TimedOutAt is not null)
            return null;
        foreach (var number in _folder.DecisionNumbers(request.Id, request.Quorum > 1).ToList())
        {
            if (TryReadDecision(request.Id, number) is null)
                _folder.SetAside(request.Id, number);
        }

        _folder.Add(decision);
        return decision;
    }

    private bool Close(string request, ApprovalClosure closure)
    {
        if (_folder.OpenRequest(request) is null)
            return false;
        if (closure != ApprovalClosure.Superseded && (closure == ApprovalClosure.Used) != TryReadSettled(request) is not null)
            return false;
        _folder.Close(request, closure, _clock.GetUtcNow());
        _bindings.TryRemove(request, out _);
        return true;
    }

    private void FinishClosing(string id)
    {
        try
        {
            _folder.TidyIfClosed(id);
        }
        catch (InvalidDataException exception)
        {
            ApprovalLog.Unreadable(_logger, id, exception);
        }
    }

    private ApprovalRequest? TryReadWaiting(string id) =>
        TryRead(id, _folder.OpenRequest) is { TimedOutAt: null } request && ApprovalTally.Of(request.Quorum, Decisions(request)).Settled is null ? request : null;

    private ApprovalDecision? TryReadSettled(string id) =>
        TryRead(id, _folder.Request) is { } request ? ApprovalTally.Of(request.Quorum, Decisions(request)).Settled : null;

    private List<ApprovalDecision> Decisions(ApprovalRequest request) =>
        [.. _folder.DecisionNumbers(request.Id, request.Quorum > 1).Select(number => TryReadDecision(request.Id, number)).OfType<ApprovalDecision>()];

    /// <summary>A decision file that cannot be read decides nothing.</summary>
    private ApprovalDecision? TryReadDecision(string id, int number) => TryRead(id, one => _folder.Decision(one, number));

    private T? TryRead<T>(string id, Func<string, T?> read)
        where T : class
    {
        try
        {
            return read(id);
        }
        catch (InvalidDataException exception)
        {
            ApprovalLog.Unreadable(_logger, id, exception);
            return null;
        }
    }

    private ValueTask LockedAsync(Action action, CancellationToken cancellation) => new(Task.Run(
        () =>
        {
            using (_folder.Lock())
                action();
        },
        cancellation));
}
