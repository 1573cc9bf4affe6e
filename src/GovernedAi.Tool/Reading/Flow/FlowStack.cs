namespace GovernedAi.Tool.Reading.Flow;

/// <summary>The evaluation stack of one body, with what is brought to the places that others jump to.</summary>
internal sealed class FlowStack
{
    private readonly Stack<FlowValue> _values = [];
    private readonly Dictionary<int, FlowValue[]> _arriving = [];

    public bool IsEmpty => _values.Count == 0;

    /// <summary>Another body begins.</summary>
    public void Start()
    {
        _values.Clear();
        _arriving.Clear();
    }

    public void Push(FlowValue value) => _values.Push(value);

    /// <summary>What a damaged body does not have is unknown.</summary>
    public FlowValue Pop() => _values.TryPop(out var value) ? value : FlowValue.Unknown;

    public void Pop(int count)
    {
        for (; count > 0 && _values.Count > 0; count--)
            _values.Pop();
    }

    public void Clear() => _values.Clear();

    /// <summary>Whether a call has to be seen that takes so many values, whatever it calls.</summary>
    public bool TopMatters(int count)
    {
        foreach (var value in _values)
        {
            if (count-- == 0)
                return false;
            if (value.IsNative || !value.Builders.IsEmpty || !value.Requests.IsEmpty || !value.Endpoints.IsEmpty || value is { Shown: not null, IsAddress: true })
                return true;
        }

        return false;
    }

    /// <summary>A jump goes to a place, and takes the stack along.</summary>
    public void Jump(int target)
    {
        var here = _values.ToArray();
        _arriving[target] = _arriving.TryGetValue(target, out var others) && others.Length == here.Length ? [.. here.Zip(others, (a, b) => a.Or(b))] : here;
    }

    /// <summary>A place is reached: where the way before ends in a jump, the stack is what those who arrive bring.</summary>
    public void Reach(int place)
    {
        if (!_arriving.Remove(place, out var arriving))
            return;
        var here = _values.ToArray();
        _values.Clear();
        foreach (var value in here.Length == arriving.Length ? here.Zip(arriving, (a, b) => a.Or(b)).Reverse() : arriving.Reverse())
            _values.Push(value);
    }
}
