namespace GovernedAi.Drills;

/// <summary>A drill while it runs: it flows with the call that is drilled, and marks all governed calls in it.</summary>
internal sealed class DrillRun(string name, DrillModel? model)
{
    private static readonly AsyncLocal<DrillRun?> Flow = new();

    private readonly object _gate = new();
    private readonly List<Guid> _calls = [];
    private volatile bool _isOver;

    /// <summary>The drill that what runs here is part of. Work that it left running is part of it no longer once it is over.</summary>
    public static DrillRun? Current
    {
        get => Flow.Value is { _isOver: false } run ? run : null;
        set => Flow.Value = value;
    }

    public string Name { get; } = name;

    /// <summary>What stands in for the model of the first governed call; those in its fallbacks run as they are.</summary>
    public DrillModel? Model { get; } = model;

    /// <summary>The governed calls so far, the drilled one first.</summary>
    public IReadOnlyList<Guid> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    public void End() => _isOver = true;

    /// <returns>Whether it is the first.</returns>
    public bool Note(Guid call)
    {
        lock (_gate)
        {
            _calls.Add(call);
            return _calls.Count == 1;
        }
    }
}
