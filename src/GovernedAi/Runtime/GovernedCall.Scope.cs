using GovernedAi.Engine;

namespace GovernedAi.Runtime;

/// <content>The call as a scope that flows with its body; <see cref="ScopeChain"/> says how.</content>
public abstract partial class GovernedCall
{
    private volatile bool _scopeEnded;

    /// <summary>The scope this one was opened in.</summary>
    internal GovernedCall? OuterScope { get; set; }

    /// <summary>Whether it was opened; it is once.</summary>
    internal bool ScopeOpened { get; set; }

    /// <summary>Whether nothing may rely on it any more.</summary>
    internal bool ScopeEnded
    {
        get => _scopeEnded;
        set => _scopeEnded = value;
    }
}
