namespace GovernedAi.Ledger;

/// <summary>
/// The secret that makes a ledger hold against whoever can write its files. Keep it where those people cannot read it.
/// </summary>
public sealed class LedgerKey
{
    private readonly byte[] _secret;

    /// <summary>Names a secret.</summary>
    /// <param name="id">A public name, written into each record, so that keys can be replaced over the years.</param>
    /// <param name="secret">At least 32 random bytes.</param>
    /// <exception cref="ArgumentException">The name is empty or the secret is shorter than 32 bytes.</exception>
    public LedgerKey(string id, ReadOnlySpan<byte> secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (secret.Length < 32)
            throw new ArgumentException("A ledger key needs at least 32 random bytes.", nameof(secret));
        Id = id;
        _secret = secret.ToArray();
    }

    /// <summary>The public name of the key.</summary>
    public string Id { get; }

    internal ReadOnlySpan<byte> Secret => _secret;
}
