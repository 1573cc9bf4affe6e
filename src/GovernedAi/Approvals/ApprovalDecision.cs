using GovernedAi.Json;

namespace GovernedAi.Approvals;

/// <summary>What a person said to a request.</summary>
public sealed record ApprovalDecision
{
    /// <summary>The version of the shape.</summary>
    public int V { get; init; } = 1;

    /// <summary>The id of the request.</summary>
    public required string Request { get; init; }

    /// <summary>Release, reject, or answer.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The id of the person.</summary>
    public required string By { get; init; }

    /// <summary>How sure it is that it was that person.</summary>
    public required Assurance Assurance { get; init; }

    /// <summary>Why. Never empty.</summary>
    public required string Reason { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the decision is about, copied from the request that was shown.</summary>
    public required ApprovalBinding Binding { get; init; }

    /// <summary>The answer in the model's place, with <see cref="Verdict.Answer"/>.</summary>
    public RawJson? Answer { get; init; }
}
