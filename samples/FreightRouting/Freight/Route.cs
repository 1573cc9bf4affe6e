namespace Acme.Freight;

/// <summary>Where a shipment goes, and why.</summary>
/// <param name="Queue">One of <see cref="Queues"/>.</param>
/// <param name="Reason">One sentence for the dock.</param>
public sealed record Route(string Queue, string Reason)
{
    /// <summary>The queues of the yard. An answer that names another one is nonsense.</summary>
    public static IReadOnlyList<string> Queues { get; } = ["general", "cold-chain", "heavy-lift", "hazmat", "manual-review"];
}
