using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>The governed methods of the modules loaded so far. Each module's initializer registers its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GovernedMethods
{
    private static readonly object Gate = new();
    private static GovernedMethod[] _registered = [];

    /// <summary>The methods registered so far, in the order they registered.</summary>
    public static IReadOnlyList<GovernedMethod> Registered => Volatile.Read(ref _registered);

    /// <summary>Adds the governed methods of one module. Registering the same method object again adds nothing.</summary>
    public static void Register(params GovernedMethod[] methods)
    {
        lock (Gate)
            Volatile.Write(ref _registered, [.. _registered, .. methods.Except(_registered)]);
    }
}
