using System.Security.Cryptography;
using GovernedAi.Json;

namespace GovernedAi.Payloads;

/// <summary>
/// Content that is kept beside the ledger: an argument, a prompt, a response, a result. The record holds its id and a digest
/// under a random key that lies with the content, so that erasing both leaves nothing to guess from.
/// </summary>
public sealed class Payload
{
    /// <summary>Content under a key it already has: what a store reads back.</summary>
    public Payload(string id, ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> content)
    {
        Id = id;
        Key = key;
        Content = content;
    }

    /// <summary>Content under a new random key.</summary>
    /// <param name="id">Where it is found again; opaque to all but its store.</param>
    /// <param name="content">One JSON value, in UTF-8, without line breaks.</param>
    public Payload(string id, ReadOnlyMemory<byte> content)
        : this(id, RandomKey.Next(), content)
    {
    }

    /// <summary>Where it is found again; opaque to all but its store.</summary>
    public string Id { get; }

    /// <summary>The random key of the digest.</summary>
    public ReadOnlyMemory<byte> Key { get; }

    /// <summary>One JSON value, in UTF-8, without line breaks.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>
    /// Pseudonyms of the people the content is about: kept and erased with it. <see cref="Pseudonym"/> says what one is.
    /// </summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>HMAC-SHA256 of the content under the key, in lower-case hexadecimal.</summary>
    public string Digest => field ??= Hex.Lower(HMACSHA256.HashData(Key.Span, Content.Span));
}
