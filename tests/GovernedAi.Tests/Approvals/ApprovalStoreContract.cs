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

    [Fact]
    public async Task Of_a_deferred_question_there_is_one_request_and_a_later_call_finds_it()
    {
        var request = Sample.Request(Clock) with { Deferred = true };
        var again = Sample.Request(Clock) with { Deferred = true };

        Assert.Equal(request.Id, (await Store.OpenAsync(request)).Id);
        Assert.Equal(request.Id, (await Store.OpenAsync(again)).Id);
        Assert.Equal(request.Id, (await Store.TryAdoptAsync(request.Binding.Method, request.Binding.Arguments, "a later call"))!.Id);
        Assert.Null(await Store.TryAdoptAsync(request.Binding.Method, "other arguments", "a later call"));
        Assert.Null(await Store.TryAdoptAsync("another method", request.Binding.Arguments, "a later call"));
        Assert.Null(await Store.FindAsync(again.Id));

        await Store.TryCloseAsync(request.Id, ApprovalClosure.TimedOut);
        Assert.Null(await Store.TryAdoptAsync(request.Binding.Method, request.Binding.Arguments, "a later call"));
        Assert.Equal(again.Id, (await Store.OpenAsync(again)).Id);
    }

    [Fact]
    public async Task A_request_somebody_waits_for_is_not_taken_over()
    {
        var request = await OpenAsync();

        Assert.Null(await Store.TryAdoptAsync(request.Binding.Method, request.Binding.Arguments, "another call"));
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

    [Fact]
    public async Task A_superseded_request_closes_decided_or_not_and_once()
    {
        var (open, decided) = (await OpenAsync(), await OpenAsync());
        await Store.TryDecideAsync(Sample.Decision(decided, Clock));

        Assert.True(await Store.TryCloseAsync(open.Id, ApprovalClosure.Superseded));
        Assert.True(await Store.TryCloseAsync(decided.Id, ApprovalClosure.Superseded));
        Assert.False(await Store.TryCloseAsync(open.Id, ApprovalClosure.Superseded));
        Assert.False(await Store.TryCloseAsync(decided.Id, ApprovalClosure.Used));
    }

    [Fact]
    public async Task Of_a_proposal_that_may_not_be_kept_in_full_only_the_rest_stays_and_no_answer()
    {
        var request = Sample.Request(Clock) with { ClosedProposal = new RawJson("\"masked\""u8.ToArray()) };
        await Store.OpenAsync(request);
        await Store.TryDecideAsync(Sample.Decision(request, Clock) with { Verdict = Verdict.Answer, Answer = new RawJson("\"in full\""u8.ToArray()) });

        await Store.TryCloseAsync(request.Id, ApprovalClosure.Used);

        Assert.Equal("\"masked\"", (await Store.FindAsync(request.Id))!.Proposal.ToString());
        Assert.Null(Assert.Single(await Store.ListDecisionsAsync(request.Id)).Answer);
    }

    [Fact]
    public async Task Requests_about_a_person_are_found_open_or_closed_once_each()
    {
        var requests = new List<string>();
        foreach (var subjects in new string[][] { ["4be1"], ["9c02", "4be1"], ["9c02"], [] })
        {
            var request = Sample.Request(Clock) with { Subjects = subjects };
            requests.Add(request.Id);
            await Store.OpenAsync(request);
        }

        await Store.TryCloseAsync(requests[1], ApprovalClosure.Withdrawn);

        Assert.Equal(requests[..2].Order(StringComparer.Ordinal), await FindBySubjectAsync("4be1"));
        Assert.Empty(await FindBySubjectAsync("4be"));
    }

    [Fact]
    public async Task Erasing_takes_what_a_closed_request_was_about_and_leaves_who_decided()
    {
        var request = Sample.Request(Clock) with { Subjects = ["4be1"], Salt = "5a17" };
        await Store.OpenAsync(request);
        await Store.TryDecideAsync(Sample.Decision(request, Clock));
        Assert.False(await Store.EraseAsync(request.Id));
        await Store.TryCloseAsync(request.Id, ApprovalClosure.Used);

        Assert.True(await Store.EraseAsync(request.Id));

        Assert.False(await Store.EraseAsync(request.Id));
        Assert.False(await Store.EraseAsync(ApprovalName.New()));
        var left = (await Store.FindAsync(request.Id))!;
        Assert.Equal((true, "", null, null), (left.Erased, left.Question, left.Proposal?.ToString(), left.Salt));
        Assert.Empty(left.Arguments);
        Assert.Empty(await FindBySubjectAsync("4be1"));
        var decision = Assert.Single(await Store.ListDecisionsAsync(request.Id));
        Assert.Equal(("ana", "looks right", ""), (decision.By, decision.Reason, decision.Binding.Arguments));
    }

    [Fact]
    public void The_binding_key_is_32_bytes_and_stays()
    {
        Assert.Equal(32, Store.BindingKey.Length);
        Assert.True(Store.BindingKey.Span.SequenceEqual(Store.BindingKey.Span));
    }

    protected async Task<ApprovalRequest> OpenAsync()
    {
        var request = Sample.Request(Clock);
        await Store.OpenAsync(request);
        await Store.TryAskAsync(request.Id, Sample.Step(Clock, "hazmat-desk", "ana", "bo"), 0);
        return request with { Asked = [Sample.Step(Clock, "hazmat-desk", "ana", "bo")] };
    }

    private async Task<IEnumerable<string>> FindBySubjectAsync(string pseudonym)
    {
        var found = new List<string>();
        await foreach (var id in Store.FindBySubjectAsync(pseudonym))
            found.Add(id);
        return found.Order(StringComparer.Ordinal);
    }
}
