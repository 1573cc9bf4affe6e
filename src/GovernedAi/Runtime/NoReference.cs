using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GovernedAi.Runtime;

/// <summary>What a wrapper's reference refers to before its core has run: nothing. It is never read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NoReference
{
    /// <summary>A reference to nothing.</summary>
    public static ref T Of<T>() => ref Unsafe.NullRef<T>();

    /// <summary>The same for a local that may come to refer into <paramref name="source"/>, and so must not outlive it.</summary>
    public static ref T Within<T, TSource>(in TSource source) => ref Unsafe.NullRef<T>();
}
