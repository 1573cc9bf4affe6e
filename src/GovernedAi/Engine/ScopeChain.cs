using GovernedAi.Runtime;

namespace GovernedAi.Engine;

/// <summary>
/// The governed calls whose bodies run, innermost first: what flows with a body, and by which a captured model call knows who answers for
/// it. Each scope has an end, because work that the body started and did not await still carries it afterwards.
/// </summary>
internal static class ScopeChain
{
    private static readonly AsyncLocal<GovernedCall?> Current = new();

    /// <summary>The innermost scope entered, ended or not.</summary>
    public static GovernedCall? InForce => Current.Value;

    /// <exception cref="InvalidOperationException">The scope of that call was entered before.</exception>
    public static void Enter(GovernedCall call)
    {
        Open(call);
        Current.Value = call;
    }

    public static void Leave(GovernedCall call)
    {
        call.ScopeEnded = true;
        Current.Value = call.OuterScope;
    }

    /// <summary>Makes a scope that is entered by <see cref="Exchange"/> as often as it takes, until it ends.</summary>
    /// <exception cref="InvalidOperationException">The scope of that call was entered before.</exception>
    public static void Open(GovernedCall call)
    {
        if (call.ScopeOpened)
            throw new InvalidOperationException($"{call.Method.Name}: the scope of a governed call is entered once. Rebuild with matching versions of GovernedAi and GovernedAi.Analyzers.");
        call.ScopeOpened = true;
        call.OuterScope = Current.Value;
    }

    /// <summary>Puts one scope in the place of another.</summary>
    /// <returns>The scope that was in force.</returns>
    public static GovernedCall? Exchange(GovernedCall? call)
    {
        var outside = Current.Value;
        Current.Value = call;
        return outside;
    }

    /// <summary>The nearest scope that has not ended and is of that method; any method when <paramref name="method"/> is null.</summary>
    public static GovernedCall? FindLive(string? method)
    {
        for (var call = Current.Value; call is not null; call = call.OuterScope)
        {
            if (!call.ScopeEnded && (method is null || call.Method.Id == method))
                return call;
        }

        return null;
    }

    /// <summary>Whether a scope that would have answered has ended: the call outlived its governed method.</summary>
    public static bool HasEnded(string? method)
    {
        for (var call = Current.Value; call is not null; call = call.OuterScope)
        {
            if (call.ScopeEnded && (method is null || call.Method.Id == method))
                return true;
        }

        return false;
    }
}
