using GovernedAi.Approvals;
using GovernedAi.Json;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Approvals;

/// <summary>What every approval store promises.</summary>
public abstract class ApprovalStoreContract
{
    protected ManualTimeProvider Clock { get; } = new();

    protected abstract IApprovalStore Store { get; }

    [Fact]
    public async Task A_stored_request_is_read_back_to_the_byte()
    {
        var request = Sample.Request(Clock) with { Proposal = new RawJson("""{"Queue":"Größe <1.50>","n":1.500}"""u8.ToArray()) };
        await Store.OpenAsync(request);

        var read = await Store.FindAsync(request.Id);

        Assert.Equal(request.Proposal.ToString(), read!.Proposal.ToString());
        Assert.Equal((request.Binding, request.Question, request.At, request.Ask), (read.Binding, read.Question, read.At, read.Ask));
        Assert.Null(await Store.FindAsync(ApprovalName.New()));
    }

    [Fact]
    public async Task Groups_are_noted_as_they_are_asked()
    {
        var request = await OpenAsync();
        await Store.TryAskAsync(request.Id, Sample.Step(Clock, "compliance", "cleo"), 1);

        Assert.Equal(["hazmat-desk", "compliance"], (await Store.FindAsync(request.Id))!.Asked.Select(step => step.Group));
    }

    [Fact]
    public async Task Of_several_that_ask_the_next_group_one_does()
    {
        var request = await OpenAsync();

        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.TryAskAsync(request.Id, Sample.Step(Clock, "compliance", "cleo"), 1).AsTask())));

        Assert.Single(asked, one => one);
        Assert.Equal(2, (await Store.FindAsync(request.Id))!.Asked.Count);
    }

    [Theory]
    [InlineData("decided")]
    [InlineData("closed")]
    [InlineData("timed out")]
    public async Task Nobody_further_is_asked_about_what_is_over(string over)
    {
        var request = await OpenAsync();
        if (over == "decided")
            await Store.TryDecideAsync(Sample.Decision(request, Clock));
        else if (over == "closed")
            await Store.TryCloseAsync(request.Id, ApprovalClosure.Withdrawn);
        else
            Assert.True(await Store.TryTimeOutAsync(request.Id, 1));

        Assert.False(await Store.TryAskAsync(request.Id, Sample.Step(Clock, "compliance", "cleo"), 1));
        Assert.False(await Store.TryTimeOutAsync(request.Id, 1));
    }

    [Fact]
    public async Task What_nobody_answered_in_time_takes_no_decision_and_is_kept_for_whoever_comes()
    {
        var request = Sample.Request(Clock) with { Deferred = true };
        await Store.OpenAsync(request);

        Assert.False(await Store.TryTimeOutAsync(request.Id, 1));
        Assert.True(await Store.TryTimeOutAsync(request.Id, 0));

        Assert.Null(await Store.TryDecideAsync(Sample.Decision(request, Clock)));
        await foreach (var waiting in Store.ListWaitingAsync())
            Assert.Fail($"{waiting.Id} waits");
        Assert.Equal(Clock.GetUtcNow(), (await Store.TryAdoptAsync(request.Binding.Method, request.Binding.Arguments, "call"))!.TimedOutAt);
        Assert.True(await Store.TryCloseAsync(request.Id, ApprovalClosure.TimedOut));
        Assert.Null(await Store.TryAdoptAsync(request.Binding.Method, request.Binding.Arguments, "call"));
    }

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
    public async Task Only_open_and_undecided_requests_wait_oldest_first()
    {
        var first = await OpenAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await OpenAsync();
        var decided = await OpenAsync();
        await Store.TryDecideAsync(Sample.Decision(decided, Clock));
        var closed = await OpenAsync();
        await Store.TryCloseAsync(closed.Id, ApprovalClosure.Withdrawn);

        var waiting = new List<string>();
        await foreach (var request in Store.ListWaitingAsync())
            waiting.Add(request.Id);

        Assert.Equal([first.Id, second.Id], waiting);
    }

    protected async Task<ApprovalRequest> OpenAsync()
    {
        var request = Sample.Request(Clock);
        await Store.OpenAsync(request);
        await Store.TryAskAsync(request.Id, Sample.Step(Clock, "hazmat-desk", "ana", "bo"), 0);
        return request with { Asked = [Sample.Step(Clock, "hazmat-desk", "ana", "bo")] };
    }
}
