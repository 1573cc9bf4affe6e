using System.Text.Json;
using GovernedAi.Engine;
using GovernedAi.Json;

namespace GovernedAi.Approvals;

/// <summary>
/// Where answers come in, from whatever channel: it checks who may answer, and lets the first decision stand.
/// </summary>
/// <param name="store">Where the requests are kept.</param>
/// <param name="clock">The clock decisions are dated by.</param>
public sealed class ApprovalDesk(IApprovalStore store, TimeProvider clock)
{
    /// <summary>Releases the proposal as it stands, or lets the model be asked.</summary>
    /// <exception cref="ApprovalRefusedException">The person may not answer, or it is too late.</exception>
    public ValueTask<ApprovalDecision> ReleaseAsync(
        string request, string by, string reason, Assurance assurance = Assurance.Asserted, CancellationToken cancellation = default) =>
        DecideAsync(request, Verdict.Release, by, reason, answer: null, assurance, cancellation);

    /// <summary>Rejects the proposal.</summary>
    /// <exception cref="ApprovalRefusedException">The person may not answer, or it is too late.</exception>
    public ValueTask<ApprovalDecision> RejectAsync(
        string request, string by, string reason, Assurance assurance = Assurance.Asserted, CancellationToken cancellation = default) =>
        DecideAsync(request, Verdict.Reject, by, reason, answer: null, assurance, cancellation);

    /// <summary>Answers in the model's place.</summary>
    /// <param name="request">The id of the request.</param>
    /// <param name="by">The id of the person.</param>
    /// <param name="answer">The result, as JSON of the shape of the proposal.</param>
    /// <param name="reason">Why.</param>
    /// <param name="assurance">How sure it is who answers.</param>
    /// <param name="cancellation">Cancels the storing.</param>
    /// <exception cref="ApprovalRefusedException">The person may not answer, or it is too late.</exception>
    public ValueTask<ApprovalDecision> AnswerAsync(
        string request, string by, RawJson answer, string reason, Assurance assurance = Assurance.Asserted, CancellationToken cancellation = default) =>
        DecideAsync(request, Verdict.Answer, by, reason, answer, assurance, cancellation);

    private async ValueTask<ApprovalDecision> DecideAsync(
        string id, Verdict verdict, string by, string reason, RawJson? answer, Assurance assurance, CancellationToken cancellation)
    {
        var request = await store.FindAsync(id, cancellation).ConfigureAwait(false)
            ?? throw new ApprovalRefusedException(id, $"There is no request {id}.");
        Admit(request, by, reason);
        if (assurance < request.MinAssurance)
            throw new ApprovalRefusedException(id, $"Request {id} needs to be sure who decides ({WireNames.Of(request.MinAssurance)}), and that it is {by} is only {WireNames.Of(assurance)}.");
        var mine = (await store.ListDecisionsAsync(id, cancellation).ConfigureAwait(false))
            .LastOrDefault(decision => string.Equals(decision.By, by, StringComparison.OrdinalIgnoreCase));
        if (verdict == Verdict.Answer && request.Ask == Ask.BeforeModel && answer is null)
            throw new ApprovalRefusedException(id, "An answer needs a result.");
        if (answer is { } result && request.Proposal is { } proposal && Unsaid(proposal, result) is { } unsaid)
            throw new ApprovalRefusedException(id, $"The answer says nothing of {unsaid}; it is the whole result, in the shape of the proposal: write null where there is nothing.");

        var decision = new ApprovalDecision
        {
            Request = id,
            Verdict = verdict,
            By = by,
            Assurance = assurance,
            Reason = reason,
            At = clock.GetUtcNow(),
            Binding = request.Binding,
            Answer = answer,
        };
        if (request.Quorum > 1 && mine is not null && ApprovalTally.SaysTheSame(mine, decision))
            throw new ApprovalRefusedException(id, $"{by} has said so already; of {request.Quorum} who have to say the same, the others must be somebody else.");
        var standing = await store.TryDecideAsync(decision, cancellation).ConfigureAwait(false)
            ?? throw new ApprovalRefusedException(id, await WhyClosedAsync(id, cancellation).ConfigureAwait(false));
        return ReferenceEquals(standing, decision)
            ? standing
            : throw new ApprovalRefusedException(id, $"{standing.By} decided request {id} first: {standing.Reason}");
    }

    /// <summary>What an answer leaves out: read as the result, it would leave that empty, and a mistyped name is enough for it. What cannot be read at all is found then.</summary>
    private static string? Unsaid(RawJson proposal, RawJson answer)
    {
        using var wanted = JsonDocument.Parse(proposal.Utf8);
        using var given = JsonDocument.Parse(answer.Utf8);
        if (wanted.RootElement.ValueKind != JsonValueKind.Object || given.RootElement.ValueKind != JsonValueKind.Object)
            return null;
        var said = given.RootElement.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        var unsaid = wanted.RootElement.EnumerateObject().Select(member => member.Name).Where(name => !said.Contains(name)).ToList();
        return unsaid.Count == 0 ? null : string.Join(", ", unsaid);
    }

    private async ValueTask<string> WhyClosedAsync(string id, CancellationToken cancellation) =>
        await store.FindAsync(id, cancellation).ConfigureAwait(false) is { TimedOutAt: { } at, IfNobodyAnswers: var otherwise }
            ? $"Request {id} was up at {at.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z, and nobody had decided: {otherwise}."
            : $"Request {id} is closed.";

    private static void Admit(ApprovalRequest request, string by, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new ApprovalRefusedException(request.Id, "A decision needs a reason.");
        if (string.Equals(by, request.Requester, StringComparison.OrdinalIgnoreCase))
            throw new ApprovalRefusedException(request.Id, $"{by} asked for this and cannot decide it.");
        if (!request.Asked.Any(step => step.People.Contains(by, StringComparer.OrdinalIgnoreCase)))
            throw new ApprovalRefusedException(request.Id, $"{by} is in none of the groups asked so far: {string.Join(", ", request.Asked.Select(step => step.Group))}.");
    }
}
