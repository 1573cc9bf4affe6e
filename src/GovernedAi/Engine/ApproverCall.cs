using GovernedAi.Approvals;
using GovernedAi.Privacy;

namespace GovernedAi.Engine;

/// <summary>Tells whatever reaches people that one more group is asked. What fails there is logged, and harms nothing.</summary>
internal static class ApproverCall
{
    /// <param name="engine">The engine.</param>
    /// <param name="request">The request; its last step says who is asked.</param>
    /// <param name="values">What must not stand in the log.</param>
    /// <param name="over">Cancelled when the step is over.</param>
    public static void Begin(GovernanceEngine engine, ApprovalRequest request, PrivateValues values, CancellationToken over)
    {
        foreach (var approver in engine.Approvers)
            _ = ReachAsync(engine, approver, request, values, over);
    }

    private static async Task ReachAsync(GovernanceEngine engine, IApprover approver, ApprovalRequest request, PrivateValues values, CancellationToken over)
    {
        try
        {
            await approver.AskAsync(request, engine.Desk, over).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            Log.ApproverFailed(engine.Logger, approver.GetType().Name, request.Id, engine.Redaction.Clean(exception, values));
        }
    }
}
