using System.ComponentModel;
using GovernedAi.Engine;

namespace GovernedAi.Runtime;

/// <summary>The stretch of a governed call in which its body runs; leaving it ends what captured model calls may rely on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GovernedScope : IDisposable
{
    private readonly GovernedCall? _call;

    internal GovernedScope(GovernedCall call)
    {
        ScopeChain.Enter(call);
        _call = call;
    }

    /// <summary>Leaves the scope. Work the body left running can no longer call a model.</summary>
    public void Dispose()
    {
        if (_call is not null)
            ScopeChain.Leave(_call);
    }
}
