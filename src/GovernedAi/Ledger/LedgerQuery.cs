namespace GovernedAi.Ledger;

/// <summary>Which records somebody wants to see: those to which everything that is stated here applies.</summary>
public sealed record LedgerQuery
{
    /// <summary>Behind the record of this number: who has read so far reads on. A store finds the place without reading what comes before.</summary>
    public long? After { get; init; }

    /// <summary>From this moment on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Of one of these kinds; empty: of any.</summary>
    public IReadOnlyCollection<string> Kinds { get; init; } = [];

    /// <summary>Of this use case.</summary>
    public string? UseCase { get; init; }

    /// <summary>Of use cases of this owner, as their declaration said when the record was written.</summary>
    public string? Owner { get; init; }

    /// <summary>Of methods whose id contains this.</summary>
    public string? Method { get; init; }

    /// <summary>Of one of these governed calls; <see langword="null"/>: of any.</summary>
    public IReadOnlySet<string>? Calls { get; init; }

    /// <summary>Whether a record is asked for.</summary>
    public bool Matches(LedgerRecord record) =>
        (After is null || record.Sequence > After)
        && (Since is null || record.At >= Since)
        && (Until is null || record.At < Until)
        && (Kinds.Count == 0 || Kinds.Contains(record.Kind))
        && (UseCase is null || record.UseCase == UseCase)
        && (Owner is null || record.Owner == Owner)
        && (Method is null || record.Method?.Contains(Method, StringComparison.Ordinal) == true)
        && (Calls is null || (record.Call is { } call && Calls.Contains(call)));
}
