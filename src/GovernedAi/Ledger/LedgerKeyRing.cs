namespace GovernedAi.Ledger;

/// <summary>The keys a ledger is or was written with.</summary>
/// <param name="Current">What new records are written with; <see langword="null"/>: without a key.</param>
/// <param name="Retired">What old records were written with.</param>
public sealed record LedgerKeyRing(LedgerKey? Current, IReadOnlyList<LedgerKey> Retired)
{
    /// <summary>No key.</summary>
    public static LedgerKeyRing None { get; } = new(null, []);

    /// <summary>Whether there is any key.</summary>
    public bool IsEmpty => Current is null && Retired.Count == 0;

    /// <summary>The key of that name; <see langword="null"/> when there is none.</summary>
    public LedgerKey? Find(string id) => Current?.Id == id ? Current : Retired.FirstOrDefault(key => key.Id == id);
}
