using GovernedAi.Approvals;

namespace GovernedAi.Tests.Approvals;

/// <content>What is decided, and who waits for it.</content>
public abstract partial class ApprovalStoreContract
{
    [Fact]
    public async Task A_decision_ends_the_wait()
    {
        var request = await OpenAsync();
        var waiting = Store.WaitAsync(request.Id, Clock.GetUtcNow() + Sample.Timeout).AsTask();
        Assert.False(waiting.IsCompleted);

        await Store.TryDecideAsync(Sample.Decision(request, Clock));

        Assert.Equal("ana", (await waiting)!.By);
    }

    [Fact]
    public async Task A_decision_made_before_the_wait_is_found()
    {
        var request = await OpenAsync();
        await Store.TryDecideAsync(Sample.Decision(request, Clock));

        Assert.NotNull(await Store.WaitAsync(request.Id, Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Without_a_decision_the_wait_ends_in_time()
    {
        var request = await OpenAsync();
        var waiting = Store.WaitAsync(request.Id, Clock.GetUtcNow() + Sample.Timeout).AsTask();
        await Clock.WhenWaitingAsync();

        Clock.Advance(Sample.Timeout - TimeSpan.FromTicks(1));
        Assert.False(waiting.IsCompleted);
        Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Null(await waiting);
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        var request = await OpenAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = Store.WaitAsync(request.Id, Clock.GetUtcNow() + Sample.Timeout, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Of_raced_decisions_one_stands_and_everybody_learns_which()
    {
        var request = await OpenAsync();
        var decisions = Enumerable.Range(0, 16)
            .Select(index => Sample.Decision(request, Clock) with { Reason = $"{index}", Verdict = index % 2 == 0 ? Verdict.Release : Verdict.Reject })
            .ToList();

        var standing = await Task.WhenAll(decisions.Select(decision => Task.Run(() => Store.TryDecideAsync(decision).AsTask())));

        var reason = Assert.Single(standing.Select(decision => decision!.Reason).Distinct());
        Assert.Equal(reason, (await Store.WaitAsync(request.Id, Clock.GetUtcNow()))!.Reason);
        Assert.Single(standing.Zip(decisions), pair => ReferenceEquals(pair.First, pair.Second));
    }

    [Fact]
    public async Task A_decision_is_used_once()
    {
        var request = await OpenAsync();
        Assert.False(await Store.TryCloseAsync(request.Id, ApprovalClosure.Used));
        await Store.TryDecideAsync(Sample.Decision(request, Clock));

        var closed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.TryCloseAsync(request.Id, ApprovalClosure.Used).AsTask())));

        Assert.Single(closed, used => used);
    }

    [Fact]
    public async Task A_closed_request_takes_no_decision()
    {
        var request = await OpenAsync();
        Assert.True(await Store.TryCloseAsync(request.Id, ApprovalClosure.TimedOut));

        Assert.Null(await Store.TryDecideAsync(Sample.Decision(request, Clock)));
        Assert.NotNull(await Store.FindAsync(request.Id));
    }

    [Fact]
    public async Task A_decided_request_does_not_time_out()
    {
        var request = await OpenAsync();
        await Store.TryDecideAsync(Sample.Decision(request, Clock));

        Assert.False(await Store.TryCloseAsync(request.Id, ApprovalClosure.TimedOut));
        Assert.True(await Store.TryCloseAsync(request.Id, ApprovalClosure.Used));
    }

    [Fact]
    public async Task Decisions_are_listed_in_order_until_as_many_as_the_quorum_wants_say_the_same()
    {
        var request = Sample.Request(Clock) with { Quorum = 2 };
        await Store.OpenAsync(request);
        var (first, second) = (Sample.Decision(request, Clock), Sample.Decision(request, Clock) with { By = "bo" });

        Assert.Same(first, await Store.TryDecideAsync(first));
        Assert.Null(await Store.WaitAsync(request.Id, Clock.GetUtcNow()));
        Assert.Same(second, await Store.TryDecideAsync(second));
        Assert.Equal("bo", (await Store.TryDecideAsync(Sample.Decision(request, Clock) with { By = "cy" }))!.By);

        Assert.Equal(["ana", "bo"], (await Store.ListDecisionsAsync(request.Id)).Select(decision => decision.By));
        Assert.Equal("bo", (await Store.WaitAsync(request.Id, Clock.GetUtcNow()))!.By);
        Assert.Empty(await Store.ListDecisionsAsync(ApprovalName.New()));
    }

    [Fact]
    public async Task That_a_decision_is_about_to_be_used_is_noted()
    {
        var request = await OpenAsync();
        await Store.TryDecideAsync(Sample.Decision(request, Clock));
        Assert.False((await Store.FindAsync(request.Id))!.InUse);

        await Store.BeginUseAsync(request.Id);
        await Store.BeginUseAsync(request.Id);

        Assert.True((await Store.FindAsync(request.Id))!.InUse);
        Assert.True(await Store.TryCloseAsync(request.Id, ApprovalClosure.Used));
    }
}
