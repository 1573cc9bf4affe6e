using GovernedAi.Json;

namespace GovernedAi.Approvals;

/// <summary>
/// One question to people: what was asked, about what, and who may answer. What is to be released stands in it, so that what was
/// approved is what is released.
/// </summary>
public sealed record ApprovalRequest
{
    private readonly IReadOnlyList<FallbackPreview>? _previews;

    /// <summary>The version of the shape.</summary>
    public int V { get; init; } = 1;

    /// <summary>The id of the request.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the governed call that asks.</summary>
    public required string Call { get; init; }

    /// <summary>The id of the governed method.</summary>
    public required string Method { get; init; }

    /// <summary>The governed method, for people.</summary>
    public required string Name { get; init; }

    /// <summary>The assembly of the governed method.</summary>
    public required string Assembly { get; init; }

    /// <summary>The use case, if the method states one.</summary>
    public string? UseCase { get; init; }

    /// <summary>When it was opened, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Before the model, or before release.</summary>
    public required Ask Ask { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>On whose behalf the call runs; <see langword="null"/>: not known, so that nobody could be kept from releasing their own.</summary>
    public string? Requester { get; init; }

    /// <summary>The groups that will be asked, in order.</summary>
    public required IReadOnlyList<string> Chain { get; init; }

    /// <summary>How long each group has.</summary>
    public required TimeSpan StepTimeout { get; init; }

    /// <summary>How many different people have to say the same.</summary>
    public int Quorum { get; init; } = 1;

    /// <summary>How sure it has to be who decides, at least.</summary>
    public Assurance MinAssurance { get; init; }

    /// <summary>What happens when nobody answers, in words.</summary>
    public required string IfNobodyAnswers { get; init; }

    /// <summary>What the fallbacks would say that may run ahead, in order; the same whatever the reason for asking.</summary>
    public IReadOnlyList<FallbackPreview> Previews
    {
        // A file that was written before there were any does not hold them.
        get => _previews ?? [];
        init => _previews = value;
    }

    /// <summary>What a release of this request is good for.</summary>
    public required ApprovalBinding Binding { get; init; }

    /// <summary>The arguments of the call, by name.</summary>
    public required IReadOnlyDictionary<string, RawJson> Arguments { get; init; }

    /// <summary>What the model proposes; <see langword="null"/> when it has not been asked yet.</summary>
    public RawJson? Proposal { get; init; }

    /// <summary>What stays of <see cref="Proposal"/> once the request is closed, when that is less: sensitive members are masked in it.</summary>
    public RawJson? ClosedProposal { get; init; }

    /// <summary>
    /// 32 random bytes in hexadecimal. The digests in the ledger are under them, so that erasing the request leaves nothing to guess from.
    /// </summary>
    public string? Salt { get; init; }

    /// <summary>Pseudonyms of the people the call is about, so that the request can be found when they want to be forgotten.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Whether the content was erased.</summary>
    public bool Erased { get; init; }

    /// <summary>The name of the drill it belongs to; <see langword="null"/> when it is none.</summary>
    public string? Drill { get; init; }

    /// <summary>Whether nobody waits for the decision: a later call with the same request key comes for it.</summary>
    public bool Deferred { get; init; }

    /// <summary>When its time was up while nobody waited; whoever comes for it gets what answers then. <see langword="null"/> until then.</summary>
    public DateTimeOffset? TimedOutAt { get; init; }

    /// <summary>The process that waits for the decision; for the store's own use.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether a call began to record and use the decision; for the store's own use.</summary>
    public bool InUse { get; init; }

    /// <summary>The groups asked so far.</summary>
    public IReadOnlyList<ApprovalStep> Asked { get; init; } = [];

    /// <summary>The request as it is kept once it is closed.</summary>
    public ApprovalRequest Trimmed() => ClosedProposal is { } kept ? this with { Proposal = kept, ClosedProposal = null } : this;

    /// <summary>The request without anything it was about.</summary>
    public ApprovalRequest Emptied() => this with
    {
        Question = "",
        Arguments = new Dictionary<string, RawJson>(),
        Proposal = null,
        ClosedProposal = null,
        Previews = [],
        Binding = new ApprovalBinding(Method, "", null),
        Salt = null,
        Subjects = [],
        Erased = true,
    };
}
