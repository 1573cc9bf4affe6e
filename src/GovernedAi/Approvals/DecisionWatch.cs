using Microsoft.Extensions.Logging;

namespace GovernedAi.Approvals;

/// <summary>Notices decisions that other processes write, and has those who wait look. Watching can miss, so it also looks now and then.</summary>
internal sealed class DecisionWatch(string folder, DecisionWaiters waiters, TimeProvider clock, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RecheckUnwatched = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private FileSystemWatcher? _watcher;
    private ITimer? _timer;
    private bool _ended;

    public void Start()
    {
        lock (_gate)
        {
            if (_timer is not null || _ended)
                return;
            var every = Watch() ? Recheck : RecheckUnwatched;
            _timer = clock.CreateTimer(_ => WakeAll(), null, every, every);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            _watcher?.Dispose();
            _timer?.Dispose();
        }
    }

    private bool Watch()
    {
        try
        {
            Directory.CreateDirectory(folder);
            _watcher = new FileSystemWatcher(folder, "*" + ApprovalFolder.DecisionEnding);
            _watcher.Created += (_, change) => waiters.Wake(ApprovalFolder.IdOf(change.FullPath));
            _watcher.Renamed += (_, change) => waiters.Wake(ApprovalFolder.IdOf(change.FullPath));
            _watcher.Changed += (_, change) => waiters.Wake(ApprovalFolder.IdOf(change.FullPath));
            _watcher.Error += (_, _) => WakeAll();
            _watcher.EnableRaisingEvents = true;
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            ApprovalLog.NotWatched(logger, folder, RecheckUnwatched, exception);
            return false;
        }
    }

    private void WakeAll()
    {
        foreach (var request in waiters.Requests)
            waiters.Wake(request);
    }
}
