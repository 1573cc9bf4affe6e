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

    [Fact]
    public async Task A_wait_longer_than_a_system_timer_ends_in_time()
    {
        var clock = new ManualTimeProvider();
        var year = TimeSpan.FromDays(365);
        var waiting = new DecisionWaiters(clock).WaitAsync("r", clock.GetUtcNow() + year, () => new((ApprovalDecision?)null), CancellationToken.None).AsTask();
        await clock.WhenWaitingAsync();

        clock.Advance(year - TimeSpan.FromTicks(1));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.Null(await waiting);
    }

    [Fact]
    public async Task All_the_time_there_is_can_be_waited_for_on_the_systems_clock()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = new DecisionWaiters(TimeProvider.System).WaitAsync("r", DateTimeOffset.MaxValue, () => new((ApprovalDecision?)null), cancellation.Token).AsTask();
        Assert.False(waiting.IsCompleted);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
