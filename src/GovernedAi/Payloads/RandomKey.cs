using System.Security.Cryptography;

namespace GovernedAi.Payloads;

/// <summary>Keys of 32 random bytes. The system is asked for many at a time: asking costs more than the bytes do.</summary>
internal static class RandomKey
{
    private const int Length = 32;
    private const int Batch = 32;

    [ThreadStatic]
    private static ReadOnlyMemory<byte> _left;

    public static ReadOnlyMemory<byte> Next()
    {
        if (_left.IsEmpty)
            _left = RandomNumberGenerator.GetBytes(Batch * Length);
        var key = _left[..Length];
        _left = _left[Length..];
        return key;
    }
}
