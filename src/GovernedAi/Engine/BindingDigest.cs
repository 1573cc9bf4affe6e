using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using GovernedAi.Json;

namespace GovernedAi.Engine;

/// <summary>Digests what a release is bound to.</summary>
internal static class BindingDigest
{
    /// <summary>Digests the kept arguments or request keys, names and lengths included, so that no two lists share one digest.</summary>
    public static string OfArguments(ReadOnlySpan<byte> key, IEnumerable<RecordedArgument> arguments)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var argument in arguments)
        {
            if (argument.Content is not { } content)
                continue;
            Append(hash, Encoding.UTF8.GetBytes(argument.Name));
            Append(hash, content);
        }

        return Hex.Lower(hash.GetHashAndReset());
    }

    public static string? OfResult(ReadOnlySpan<byte> key, byte[]? result) =>
        result is null ? null : Hex.Lower(HMACSHA256.HashData(key, result));

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
