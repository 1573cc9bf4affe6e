using GovernedAi.Approvals;
using GovernedAi.Json;
using GovernedAi.Runtime;

namespace GovernedAi.Engine;

/// <summary>Holds requests and decisions, which lie where others can write, to what they were and to what a person saw.</summary>
internal static class DecisionCheck
{
    /// <summary>A request that was found again still proposes what its digest says.</summary>
    public static void DemandUntouched(GovernanceEngine engine, GovernedCall call, ApprovalRequest request)
    {
        if (BindingDigest.OfResult(engine.Approvals.BindingKey.Span, request.Proposal?.Utf8.ToArray()) != request.Binding.Result)
            throw new ApprovalBindingException(request.Id, $"{call.Method.Name}: request {request.Id} was changed while no process watched it, so it releases nothing.");
    }

    /// <summary>
    /// Checked again just before it counts, because files may have been written by hand: the request still shows what is to be
    /// released, the decision is about that, and it is from somebody who was asked.
    /// </summary>
    public static async ValueTask DemandSoundAsync(GovernanceEngine engine, GovernedCall call, ApprovalRequest request)
    {
        var stored = await engine.Approvals.FindAsync(request.Id, CancellationToken.None).ConfigureAwait(false);
        var decisions = await engine.Approvals.ListDecisionsAsync(request.Id, CancellationToken.None).ConfigureAwait(false);
        var carriedBy = ApprovalTally.Of(request.Quorum, decisions).CarriedBy;
        var fault = stored is null || stored.Binding != request.Binding || stored.Question != request.Question || stored.Quorum != request.Quorum || !SameJson(stored.Proposal, request.Proposal)
            || !stored.Previews.Select(preview => preview.ToString()).SequenceEqual(request.Previews.Select(preview => preview.ToString()))
            ? "the stored request was changed after it was written"
            : carriedBy.Count == 0
            ? "the decision is gone"
            : carriedBy.Any(decision => decision.Binding != request.Binding)
            ? "the decision is about something else"
            : carriedBy.FirstOrDefault(decision => !MayDecide(request, decision.By)) is { } unfit
            ? $"{unfit.By} may not decide it"
            : carriedBy.FirstOrDefault(decision => decision.Assurance < request.MinAssurance) is { } unsure
            ? $"that it was {unsure.By} who decided is only {WireNames.Of(unsure.Assurance)}"
            : null;
        if (fault is not null)
            throw new ApprovalBindingException(request.Id, $"{call.Method.Name}: request {request.Id} releases nothing: {fault}.");
    }

    private static bool MayDecide(ApprovalRequest request, string person) =>
        !string.Equals(person, request.Requester, StringComparison.OrdinalIgnoreCase) && request.Asked.Any(step => step.People.Contains(person, StringComparer.OrdinalIgnoreCase));

    private static bool SameJson(RawJson? one, RawJson? other) =>
        one.HasValue == other.HasValue && one.GetValueOrDefault().Utf8.Span.SequenceEqual(other.GetValueOrDefault().Utf8.Span);
}
