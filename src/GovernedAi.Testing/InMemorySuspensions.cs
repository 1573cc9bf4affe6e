using GovernedAi.Suspension;

namespace GovernedAi.Testing;

/// <summary>What is stopped, in memory.</summary>
public sealed class InMemorySuspensions : ISuspensions
{
    private readonly object _gate = new();
    private IReadOnlyList<Suspended> _current = [];

    /// <inheritdoc/>
    public IReadOnlyList<Suspended> Current => Volatile.Read(ref _current);

    /// <inheritdoc/>
    public ValueTask SuspendAsync(Suspended suspended, CancellationToken cancellation = default)
    {
        lock (_gate)
            _current = [.. _current, suspended];
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<bool> ResumeAsync(SuspensionKind kind, string name, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            var before = _current.Count;
            _current = [.. _current.Where(suspended => suspended.Kind != kind || suspended.Name != name)];
            return new(_current.Count < before);
        }
    }
}
