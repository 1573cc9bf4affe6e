using GovernedAi.Engine;

namespace GovernedAi;

/// <summary>The governance of methods whose type has no <see cref="IGovernance"/> of its own.</summary>
public static class GovernanceHost
{
    private static readonly AsyncLocal<IGovernance?> Override = new();
    private static volatile bool _overridden;
    private static IGovernance _configured = UnconfiguredGovernance.Instance;

    /// <summary>
    /// The governance of this process. Until something is configured, it refuses every governed call and says which line to add.
    /// </summary>
    public static IGovernance Default
    {
        get => _overridden && Override.Value is { } local ? local : Volatile.Read(ref _configured);
        set => Volatile.Write(ref _configured, value ?? throw new ArgumentNullException(nameof(value)));
    }

    /// <summary>Whether something was configured for this process.</summary>
    public static bool IsConfigured => !ReferenceEquals(Volatile.Read(ref _configured), UnconfiguredGovernance.Instance);

    /// <summary>Takes <paramref name="governance"/> back if it is still the configured one.</summary>
    internal static void Retire(IGovernance governance) =>
        Interlocked.CompareExchange(ref _configured, UnconfiguredGovernance.Instance, governance);

    /// <summary>Puts a governance in front of the configured one for the current flow of control: what tests use.</summary>
    internal static IGovernance? Overlay(IGovernance? governance)
    {
        _overridden = true;
        var previous = Override.Value;
        Override.Value = governance;
        return previous;
    }
}
