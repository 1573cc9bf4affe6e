namespace GovernedAi.Approvals;

/// <summary>A way to reach people: a console, a chat, a mail. It is told of each group that is asked and may bring an answer.</summary>
public interface IApprover
{
    /// <summary>Reaches the people of the step asked last, and decides through <paramref name="desk"/> when one answers.</summary>
    /// <param name="request">The request; its last step says who is asked.</param>
    /// <param name="desk">Takes the answer.</param>
    /// <param name="cancellation">Cancelled when the step is over, because somebody answered or the time is up.</param>
    Task AskAsync(ApprovalRequest request, ApprovalDesk desk, CancellationToken cancellation);
}
