using System.Text.Json;
using GovernedAi.Runtime;

namespace GovernedAi.Ledger;

/// <summary>What is about to become a record. A ledger adds number, id, chain and hash.</summary>
/// <param name="at">When it happened.</param>
/// <param name="call">The governed call it belongs to, or <see langword="null"/>.</param>
/// <param name="method">The governed method, or <see langword="null"/> for records about the ledger itself.</param>
public abstract class LedgerEntry(DateTimeOffset at, Guid? call, GovernedMethod? method)
{
    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>The governed call it belongs to.</summary>
    public Guid? Call { get; } = call;

    /// <summary>The governed method.</summary>
    public GovernedMethod? Method { get; } = method;

    /// <summary>One of <see cref="RecordKinds"/>.</summary>
    public abstract string Kind { get; }

    /// <summary>Writes the properties of the record's <c>data</c> object.</summary>
    public abstract void WriteData(Utf8JsonWriter data);
}
