using GovernedAi.Approvals;
using GovernedAi.Json;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Approvals;

/// <summary>What every approval store promises.</summary>
public abstract partial class ApprovalStoreContract
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
    public void The_binding_key_is_32_bytes_and_stays()
    {
        Assert.Equal(32, Store.BindingKey.Length);
        Assert.True(Store.BindingKey.Span.SequenceEqual(Store.BindingKey.Span));
    }

    [Fact]
    public async Task Of_a_request_that_was_never_opened_nothing_can_be_said_or_done()
    {
        var unknown = ApprovalName.New();

        Assert.Empty(await Store.ListDecisionsAsync(unknown));
        Assert.False(await Store.TryAskAsync(unknown, Sample.Step(Clock, "compliance", "cleo"), 1));
        Assert.False(await Store.TryTimeOutAsync(unknown, 1));
        Assert.Null(await Store.TryDecideAsync(Sample.Decision(Sample.Request(Clock) with { Id = unknown }, Clock)));
        Assert.Null(await Store.WaitAsync(unknown, Clock.GetUtcNow()));
        Assert.False(await Store.TryCloseAsync(unknown, ApprovalClosure.Superseded));
        Assert.False(await Store.EraseAsync(unknown));
    }

    protected async Task<ApprovalRequest> OpenAsync()
    {
        var request = Sample.Request(Clock);
        await Store.OpenAsync(request);
        await Store.TryAskAsync(request.Id, Sample.Step(Clock, "hazmat-desk", "ana", "bo"), 0);
        return request with { Asked = [Sample.Step(Clock, "hazmat-desk", "ana", "bo")] };
    }
}
