namespace GovernedAi.Approvals;

/// <summary>One group that has been asked.</summary>
/// <param name="Group">The name of the group.</param>
/// <param name="People">The ids of those who may answer.</param>
/// <param name="At">When they were asked.</param>
/// <param name="Until">When the next group is asked.</param>
public sealed record ApprovalStep(string Group, IReadOnlyList<string> People, DateTimeOffset At, DateTimeOffset Until);
