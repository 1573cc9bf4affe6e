using System.ComponentModel;
using System.Diagnostics;
using GovernedAi.Engine;

namespace GovernedAi.Runtime;

/// <summary>
/// One of the stretches of a governed stream in which its body runs: what was in force outside is put back when it is left, since an
/// iterator gives control to its caller between two items.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StreamScope : IDisposable
{
    private readonly GovernedCall? _outside;
    private readonly Activity? _activityOutside;

    internal StreamScope(GovernedCall? call, Activity? activity)
    {
        _outside = ScopeChain.Exchange(call);
        _activityOutside = Activity.Current;
        if (activity is not null)
            Activity.Current = activity;
    }

    /// <summary>Leaves the stretch.</summary>
    public void Dispose()
    {
        ScopeChain.Exchange(_outside);
        Activity.Current = _activityOutside;
    }
}
