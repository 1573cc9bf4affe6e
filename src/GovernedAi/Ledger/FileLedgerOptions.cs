namespace GovernedAi.Ledger;

/// <summary>Settings of a ledger in files.</summary>
public sealed class FileLedgerOptions
{
    /// <summary>The keys. Without one the ledger shows order, and does not hold against whoever can write its files.</summary>
    public LedgerKeyRing Keys { get; init; } = LedgerKeyRing.None;

    /// <summary>After how many bytes a new file is begun; one is begun every day (UTC) as well. The default is 64 MiB.</summary>
    public long LongestFile { get; init; } = 64 * 1024 * 1024;

    /// <summary>The clock days go by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
