namespace GovernedAi.Engine;

/// <summary>The time one fallback has, and the token that ends with it.</summary>
internal sealed class AttemptTimer : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _linked;

    public AttemptTimer(TimeSpan timeout, TimeProvider clock, CancellationToken caller)
    {
        _time = new CancellationTokenSource(timeout, clock);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, caller);
    }

    public CancellationToken Token => _linked.Token;

    /// <summary>Whether the time is up.</summary>
    public bool IsOver => _time.IsCancellationRequested;

    public void Dispose()
    {
        _linked.Dispose();
        _time.Dispose();
    }
}
