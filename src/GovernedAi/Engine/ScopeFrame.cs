using GovernedAi.Runtime;

namespace GovernedAi.Engine;

/// <summary>
/// What flows with the body of a governed call, and by which a captured model call knows who answers for it. It is an object with
/// an end, because work that the body started and did not await still carries it afterwards.
/// </summary>
internal sealed class ScopeFrame
{
    private static readonly AsyncLocal<ScopeFrame?> Current = new();

    private readonly ScopeFrame? _outer;
    private volatile bool _ended;

    private ScopeFrame(GovernedCall call, ScopeFrame? outer)
    {
        Call = call;
        _outer = outer;
    }

    /// <summary>The innermost scope entered, ended or not.</summary>
    public static ScopeFrame? InForce => Current.Value;

    public GovernedCall Call { get; }

    public static ScopeFrame Enter(GovernedCall call) => Current.Value = new ScopeFrame(call, Current.Value);

    public void Leave()
    {
        End();
        Current.Value = _outer;
    }

    /// <summary>Makes a scope that is entered by <see cref="Exchange"/> as often as it takes, until it ends.</summary>
    public static ScopeFrame Open(GovernedCall call) => new(call, Current.Value);

    /// <summary>Puts one scope in the place of another.</summary>
    /// <returns>The scope that was in force.</returns>
    public static ScopeFrame? Exchange(ScopeFrame? frame)
    {
        var outside = Current.Value;
        Current.Value = frame;
        return outside;
    }

    /// <summary>From now on nothing may rely on it.</summary>
    public void End() => _ended = true;

    /// <summary>The nearest scope that has not ended and is of that method; any method when <paramref name="method"/> is null.</summary>
    public static GovernedCall? FindLive(string? method)
    {
        for (var frame = Current.Value; frame is not null; frame = frame._outer)
        {
            if (!frame._ended && (method is null || frame.Call.Method.Id == method))
                return frame.Call;
        }

        return null;
    }

    /// <summary>Whether a scope that would have answered has ended: the call outlived its governed method.</summary>
    public static bool HasEnded(string? method)
    {
        for (var frame = Current.Value; frame is not null; frame = frame._outer)
        {
            if (frame._ended && (method is null || frame.Call.Method.Id == method))
                return true;
        }

        return false;
    }
}
