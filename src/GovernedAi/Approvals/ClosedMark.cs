namespace GovernedAi.Approvals;

/// <summary>What stands beside a request that is closed.</summary>
internal sealed record ClosedMark(int V, string Request, ApprovalClosure Closure, DateTimeOffset At);
