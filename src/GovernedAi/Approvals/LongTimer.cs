namespace GovernedAi.Approvals;

/// <summary>A timer for times longer than a system timer can be set to: a person may have a quarter to answer, or all the time there is.</summary>
internal sealed class LongTimer : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly TimeSpan _due;
    private readonly Action _callback;
    private readonly ITimer _timer;

    public LongTimer(TimeProvider clock, TimeSpan due, Action callback)
    {
        _clock = clock;
        _started = clock.GetTimestamp();
        _due = due;
        _callback = callback;
        _timer = clock.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Set(due);
    }

    public void Dispose() => _timer.Dispose();

    private void Fire()
    {
        var left = _due - _clock.GetElapsedTime(_started);
        if (left <= TimeSpan.Zero)
            _callback();
        else
            Set(left);
    }

    private void Set(TimeSpan left) => _timer.Change(left < Longest ? left : Longest, Timeout.InfiniteTimeSpan);
}
