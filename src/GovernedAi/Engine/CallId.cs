using System.Runtime.InteropServices;

namespace GovernedAi.Engine;

/// <summary>Ids of governed calls: unique across processes, and without asking the operating system for randomness each time.</summary>
internal static class CallId
{
    private static readonly Guid Origin = Guid.NewGuid();
    private static long _count;

    public static Guid New()
    {
        Span<long> halves = stackalloc long[2];
        var origin = Origin;
        MemoryMarshal.Write(MemoryMarshal.AsBytes(halves), in origin);
        halves[1] += Interlocked.Increment(ref _count);
        return MemoryMarshal.Read<Guid>(MemoryMarshal.AsBytes(halves));
    }
}
