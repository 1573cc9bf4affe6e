using GovernedAi.Approvals;
using GovernedAi.Runtime;

namespace GovernedAi.Engine;

/// <summary>Whose turn it is in the chain of a request.</summary>
/// <param name="Step">The next group of which somebody can answer; <see langword="null"/> when there is none left.</param>
/// <param name="PassedOver">The groups before it of which nobody can, and why.</param>
internal sealed record ChainTurn(ApprovalStep? Step, IReadOnlyList<(string Group, string Reason)> PassedOver)
{
    /// <summary>Finds the group to ask behind the one that was asked last.</summary>
    public static async ValueTask<ChainTurn> NextAsync(GovernanceEngine engine, GovernedMethod method, ApprovalRequest request, CancellationToken cancellation)
    {
        var now = engine.Clock.GetUtcNow();
        var passedOver = new List<(string, string)>();
        foreach (var group in LeftToAsk(request))
        {
            var people = await engine.People.FindPresentAsync(group, DateOnly.FromDateTime(now.UtcDateTime), cancellation).ConfigureAwait(false);
            var able = people?.Select(person => person.Id)
                .Where(id => !string.Equals(id, request.Requester, StringComparison.OrdinalIgnoreCase))
                .ToList();
            if (able is { Count: > 0 })
            {
                var keepsWaiting = method.Escalation!.OnTimeout == OnTimeout.KeepWaiting && group == request.Chain[^1];
                return new ChainTurn(new ApprovalStep(group, able, now, keepsWaiting ? DateTimeOffset.MaxValue : now + request.StepTimeout), passedOver);
            }

            passedOver.Add((group, people is null ? "there is no such group" : people.Count == 0 ? "nobody is present" : "only the requester is left"));
        }

        return new ChainTurn(null, passedOver);
    }

    private static IEnumerable<string> LeftToAsk(ApprovalRequest request) => request.Asked.Count == 0
        ? request.Chain
        : request.Chain.Skip(request.Chain.ToList().LastIndexOf(request.Asked[^1].Group) + 1);
}
