using System.Text.Json.Nodes;

namespace GovernedAi.Approvals;

/// <summary>What the decisions on one request come to.</summary>
/// <remarks>
/// A request is settled by the first rejection, or when as many different people as its quorum say the same: release the proposal, or
/// answer with equal JSON. Who decides again before that replaces their own word.
/// </remarks>
public sealed class ApprovalTally
{
    private ApprovalTally(IReadOnlyList<ApprovalDecision> decisions, ApprovalDecision? settled, IReadOnlyList<ApprovalDecision> carriedBy)
    {
        Decisions = decisions;
        Settled = settled;
        CarriedBy = carriedBy;
    }

    /// <summary>All decisions that were taken, in order.</summary>
    public IReadOnlyList<ApprovalDecision> Decisions { get; }

    /// <summary>The decision with which the request was settled; <see langword="null"/> while it is not.</summary>
    public ApprovalDecision? Settled { get; }

    /// <summary>The decisions that say what <see cref="Settled"/> says, one of each person; empty while nothing is settled.</summary>
    public IReadOnlyList<ApprovalDecision> CarriedBy { get; }

    /// <summary>Counts the decisions of a request.</summary>
    /// <param name="quorum">How many different people have to say the same.</param>
    /// <param name="decisions">The decisions, in the order they were taken.</param>
    public static ApprovalTally Of(int quorum, IReadOnlyList<ApprovalDecision> decisions)
    {
        var words = new Dictionary<string, ApprovalDecision>(StringComparer.OrdinalIgnoreCase);
        foreach (var decision in decisions)
        {
            if (decision.Verdict == Verdict.Reject)
                return new ApprovalTally(decisions, decision, [decision]);
            words[decision.By] = decision;
            var same = words.Values.Where(other => SaysTheSame(other, decision)).OrderBy(other => other.At).ToList();
            if (same.Count >= quorum)
                return new ApprovalTally(decisions, decision, same);
        }

        return new ApprovalTally(decisions, null, []);
    }

    /// <summary>Whether two decisions come to the same result.</summary>
    internal static bool SaysTheSame(ApprovalDecision one, ApprovalDecision other) =>
        one.Verdict == other.Verdict && (one.Verdict != Verdict.Answer || SameJson(one.Answer, other.Answer));

    private static bool SameJson(Json.RawJson? one, Json.RawJson? other) =>
        JsonNode.DeepEquals(JsonNode.Parse(one?.ToString() ?? "null"), JsonNode.Parse(other?.ToString() ?? "null"));
}
