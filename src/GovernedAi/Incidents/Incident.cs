using GovernedAi.Runtime;

namespace GovernedAi.Incidents;

/// <summary>An answer that somebody says was wrong, and what has been done about it, as the ledger tells it.</summary>
public sealed record Incident
{
    /// <summary>Its id, 12 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the ledger record it is about.</summary>
    public required string Record { get; init; }

    /// <summary>The id of the governed call of that record.</summary>
    public required string Call { get; init; }

    /// <summary>The id of the governed method.</summary>
    public required string Method { get; init; }

    /// <summary>Type and method, for people.</summary>
    public required string Name { get; init; }

    /// <summary>The use case the method served.</summary>
    public string? UseCase { get; init; }

    /// <summary>Who owned the use case when the answer was given.</summary>
    public string? Owner { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Reason { get; init; }

    /// <summary>Who says so.</summary>
    public required string By { get; init; }

    /// <summary>When it was opened, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The groups that are told, in order; empty: the use case declared nobody, and nobody is told.</summary>
    public required IReadOnlyList<string> Chain { get; init; }

    /// <summary>How long each group has to acknowledge before the next is told.</summary>
    public required TimeSpan StepTimeout { get; init; }

    /// <summary>The steps of the chain whose turn has come so far, in order.</summary>
    public IReadOnlyList<IncidentStep> Steps { get; init; } = [];

    /// <summary>Who took it on; <see langword="null"/>: nobody yet.</summary>
    public IncidentAcknowledgement? Acknowledgement { get; init; }

    /// <summary>What puts it right, in the order it was linked.</summary>
    public IReadOnlyList<IncidentCorrection> Corrections { get; init; } = [];

    /// <summary>Whether something is still to be done: nobody took it on, or nothing puts it right yet. Until then nothing of it is pruned.</summary>
    public bool IsOpen => Acknowledgement is null || Corrections.Count == 0;

    /// <summary>The assembly of the method.</summary>
    internal string Assembly { get; init; } = "";

    /// <summary>For how many days the record it is about is kept; its own are kept as long from when they are written.</summary>
    internal int? RetentionDays { get; init; }

    /// <summary>The method as records bear it.</summary>
    internal GovernedMethod Governed => new(Method, Assembly, Name, audited: false, UseCase, owner: Owner, retentionDays: RetentionDays ?? 0);

    /// <summary>The group whose turn it is: told, and its time is not over; <see langword="null"/> when there is none.</summary>
    /// <param name="now">The moment it is asked for.</param>
    public IncidentStep? Waiting(DateTimeOffset now) =>
        Acknowledgement is null && Steps is [.., { Skipped: null } last] && now < last.Until ? last : null;

    /// <summary>Whether the whole chain was gone through and nobody acknowledged.</summary>
    /// <param name="now">The moment it is asked for.</param>
    public bool IsUnanswered(DateTimeOffset now) => Acknowledgement is null && Steps.Count >= Chain.Count && Waiting(now) is null;
}
