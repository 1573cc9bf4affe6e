namespace GovernedAi.HealthChecks;

/// <summary>From where on the governance counts as degraded.</summary>
public sealed class GovernedAiHealthOptions
{
    /// <summary>Degraded when the disk of ledger, payloads and approvals has fewer free bytes than this. The default is 1 GiB; 0: never.</summary>
    public long LowDiskBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>
    /// Degraded when a request for approval has waited longer than this. The default is a day; requests of drills do not count.
    /// <see cref="TimeSpan.MaxValue"/>: never.
    /// </summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Says how many bytes can still be written to a folder. The default asks the volume; set it where a quota is what ends first.
    /// What it throws is reported as degraded.
    /// </summary>
    public Func<string, long> FreeBytes { get; set; } = static folder => new DriveInfo(folder).AvailableFreeSpace;
}
