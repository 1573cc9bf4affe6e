using GovernedAi.Approvals;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Approvals;

public sealed class ClockJumpTests
{
    [Theory]
    [InlineData(-40)]
    [InlineData(40)]
    public async Task A_wall_clock_that_is_set_meanwhile_changes_no_wait(int days)
    {
        var clock = new ManualTimeProvider();
        var waiting = new DecisionWaiters(clock).WaitAsync("r", clock.GetUtcNow() + Sample.Timeout, () => new((ApprovalDecision?)null), CancellationToken.None).AsTask();
        await clock.WhenWaitingAsync();

        clock.Jump(clock.GetUtcNow() + TimeSpan.FromDays(days));
        clock.Advance(Sample.Timeout - TimeSpan.FromTicks(1));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.Null(await waiting);
    }
}
