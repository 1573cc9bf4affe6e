using GovernedAi.Approvals;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Runtime;

public sealed class EscalationTests : IDisposable
{
    private static readonly Bill Bill = new("BL-7", "lithium batteries");

    private readonly TestGovernance _governance = Governance.ForTests();

    public void Dispose() => _governance.Dispose();

    [Fact]
    public async Task A_release_lets_the_proposal_out()
    {
        _governance.Approver.Releases();
        var router = new HandMadeRouter(_governance, Facts.Escalated());

        Assert.Equal("standard", (await router.RouteAsync(Bill)).Queue);

        Assert.Equal("intent approvalRequested approvalAsked approvalDecided outcome", Kinds);
        var asked = Assert.Single(_governance.Approver.Asked);
        Assert.Equal("Route BL-7 to standard?", asked.Question);
        Assert.Equal("""{"Queue":"standard"}""", asked.Proposal.ToString());
        Assert.Equal("""{"Number":"BL-7","Cargo":"lithium batteries"}""", asked.Arguments["bill"].ToString());
        Assert.Equal("released", Outcome);
    }

    [Fact]
    public async Task A_rejection_goes_to_the_fallbacks()
    {
        _governance.Approver.Rejects("wrong queue");
        Exception? seen = null;
        var router = new HandMadeRouter(_governance, Facts.Escalated(fallbacks: "RouteByRules"))
        {
            Rules = (_, failure) =>
            {
                seen = failure;
                return new Route("rules");
            },
        };

        Assert.Equal("rules", (await router.RouteAsync(Bill)).Queue);
        Assert.Equal("wrong queue", Assert.IsType<ApprovalRejectedException>(seen).Reason);
    }

    [Fact]
    public async Task A_rejection_without_fallback_is_thrown()
    {
        _governance.Approver.Rejects("wrong queue");

        var thrown = await Assert.ThrowsAsync<ApprovalRejectedException>(() => new HandMadeRouter(_governance, Facts.Escalated()).RouteAsync(Bill));

        Assert.Equal("approver", thrown.DecidedBy);
        Assert.Equal("rejected", Outcome);
    }

    [Fact]
    public async Task A_correction_is_what_the_caller_gets()
    {
        _governance.Approver.Answers(new Route("hazmat"));

        Assert.Equal("hazmat", (await new HandMadeRouter(_governance, Facts.Escalated()).RouteAsync(Bill)).Queue);
        Assert.Equal("corrected", Outcome);
        Assert.Equal("""{"Queue":"hazmat"}""", _governance.Content(_governance.Records[^1], "result"));
    }

    [Fact]
    public async Task A_correction_that_is_no_result_is_not_released()
    {
        _governance.Approver.Answers(new[] { 1, 2 });

        await Assert.ThrowsAsync<ApprovalBindingException>(() => new HandMadeRouter(_governance, Facts.Escalated()).RouteAsync(Bill));
    }

    [Fact]
    public async Task A_scripted_answer_that_leaves_something_out_ends_the_test_with_the_reason()
    {
        _governance.Approver.Answers(new Bill("BL-7", "paint"));

        var thrown = await Assert.ThrowsAsync<ApprovalRejectedException>(() => new HandMadeRouter(_governance, Facts.Escalated()).RouteAsync(Bill).WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("says nothing of Queue", thrown.Reason);
    }

    [Fact]
    public async Task Silence_moves_on_to_the_next_group()
    {
        _governance.Approver.StaysSilent().Releases();
        var router = new HandMadeRouter(_governance, Facts.Escalated(chain: ["hazmat-desk", "compliance"]));
        var begun = _governance.Clock.GetUtcNow();

        await router.RouteAsync(Bill);

        Assert.Equal(["hazmat-desk", "compliance"], _governance.Approver.Asked[^1].Asked.Select(step => step.Group));
        Assert.Equal("intent approvalRequested approvalAsked approvalAsked approvalDecided outcome", Kinds);
        Assert.Equal(Facts.StepTimeout, _governance.Clock.GetUtcNow() - begun);
    }

    [Fact]
    public async Task When_nobody_answers_the_fallbacks_do()
    {
        _governance.Approver.StaysSilent();
        var router = new HandMadeRouter(_governance, Facts.Escalated(chain: ["hazmat-desk", "compliance"], fallbacks: "RouteByRules"));

        Assert.Equal("rules", (await router.RouteAsync(Bill)).Queue);
        Assert.Equal("timedOut", Decided);
    }

    [Fact]
    public async Task When_nobody_answers_and_nothing_falls_back_the_caller_learns_who_was_asked()
    {
        _governance.Approver.StaysSilent();

        var thrown = await Assert.ThrowsAsync<ApprovalTimeoutException>(() =>
            new HandMadeRouter(_governance, Facts.Escalated(chain: ["hazmat-desk", "compliance"])).RouteAsync(Bill));

        Assert.Contains("hazmat-desk, then compliance", thrown.Message);
        Assert.Equal("timedOut", Outcome);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_condition_says_whether_to_ask(bool asks, int asked)
    {
        _governance.Approver.Releases();
        var router = new HandMadeRouter(_governance, Facts.Escalated(condition: "MayBeHazmat")) { Condition = (_, _) => asks };

        await router.RouteAsync(Bill);

        Assert.Equal(asked, _governance.Approver.Asked.Count);
    }

    [Fact]
    public async Task A_condition_that_throws_asks()
    {
        _governance.Approver.Releases();
        var router = new HandMadeRouter(_governance, Facts.Escalated(condition: "MayBeHazmat")) { Condition = (_, _) => throw new InvalidOperationException() };

        await router.RouteAsync(Bill);

        Assert.Single(_governance.Approver.Asked);
    }

    [Fact]
    public async Task A_question_that_throws_is_replaced_by_a_standard_one()
    {
        _governance.Approver.Releases();
        var router = new HandMadeRouter(_governance, Facts.Escalated()) { Question = (_, _) => throw new InvalidOperationException() };

        await router.RouteAsync(Bill);

        Assert.Equal("Release what FreightRouter.RouteAsync proposes?", _governance.Approver.Asked[0].Question);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Asked_before_the_model_the_body_runs_only_when_released(bool releases, int runs)
    {
        _ = releases ? _governance.Approver.Releases() : _governance.Approver.Rejects();
        var router = new HandMadeRouter(_governance, Facts.Escalated(Ask.BeforeModel, fallbacks: "RouteByRules"));

        Assert.Equal(releases ? "standard" : "rules", (await router.RouteAsync(Bill)).Queue);
        Assert.Equal(runs, router.CoreRuns);
        Assert.Null(_governance.Approver.Asked[0].Proposal);
    }

    [Fact]
    public async Task A_proposal_changed_while_a_person_thinks_is_not_released()
    {
        _governance.Approver.Waits();
        var proposal = new Route("standard");
        var router = new HandMadeRouter(_governance, Facts.Escalated()) { Core = (_, _) => Task.FromResult(proposal) };

        var routing = router.RouteAsync(Bill);
        proposal.Queue = "express";
        await _governance.Desk.ReleaseAsync(_governance.Approver.Asked[0].Id, "approver", "fine");

        await Assert.ThrowsAsync<ApprovalBindingException>(() => routing);
        Assert.Equal("failed", Outcome);
    }

    [Fact]
    public async Task Giving_up_withdraws_the_question()
    {
        _governance.Approver.Waits();
        using var cancellation = new CancellationTokenSource();
        var routing = new HandMadeRouter(_governance, Facts.Escalated(fallbacks: "RouteByRules")).RouteAsync(Bill, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => routing);
        Assert.Equal("withdrawn", Decided);
        Assert.Equal("cancelled", Outcome);
        await Assert.ThrowsAsync<ApprovalRefusedException>(() =>
            _governance.Desk.ReleaseAsync(_governance.Approver.Asked[0].Id, "approver", "too late").AsTask());
    }

    [Fact]
    public async Task Nobody_releases_their_own_request()
    {
        using var governance = Governance.ForTests(new() { Requester = "approver" });
        governance.Approver.Releases();

        var thrown = await Assert.ThrowsAsync<ApprovalTimeoutException>(() => new HandMadeRouter(governance, Facts.Escalated()).RouteAsync(Bill));

        Assert.Empty(governance.Approver.Asked);
        var asked = Assert.Single(governance.Records, record => record.Kind == "approvalAsked");
        Assert.Equal("only the requester is left", asked.Data.GetProperty("skipped").GetString());
        Assert.Contains("nobody of it could be asked", thrown.Message);
    }

    [Theory]
    [InlineData("kim", true)]
    [InlineData(null, false)]
    public async Task Whether_asking_and_deciding_could_be_kept_apart_is_on_record(string? requester, bool isChecked)
    {
        using var governance = Governance.ForTests(new() { Requester = requester });
        governance.Approver.Releases();

        await new HandMadeRouter(governance, Facts.Escalated()).RouteAsync(Bill);

        var requested = governance.Records.Single(record => record.Kind == "approvalRequested").Data;
        Assert.Equal(isChecked, requested.GetProperty("separationChecked").GetBoolean());
        Assert.Equal(requester, requested.GetProperty("requester").GetString());
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(40)]
    public async Task Each_group_has_its_time_whatever_is_done_to_the_wall_clock(int days)
    {
        _governance.Approver.Waits();
        var routing = new HandMadeRouter(_governance, Facts.Escalated(chain: ["hazmat-desk", "compliance"], fallbacks: "RouteByRules")).RouteAsync(Bill);
        for (var group = 1; group <= 2; group++)
        {
            await _governance.Clock.WhenWaitingAsync();
            _governance.Clock.Jump(_governance.Clock.GetUtcNow() + TimeSpan.FromDays(days));
            _governance.Clock.Advance(Facts.StepTimeout - TimeSpan.FromTicks(1));
            Assert.Equal(group, _governance.Approver.Asked.Count);
            Assert.False(routing.IsCompleted);
            _governance.Clock.Advance(TimeSpan.FromTicks(1));
        }

        Assert.Equal("rules", (await routing.WaitAsync(TimeSpan.FromSeconds(20))).Queue);
    }

    private string Kinds => string.Join(' ', _governance.Records.Select(record => record.Kind));

    private string? Outcome => _governance.Records[^1].Data.GetProperty("outcome").GetString();

    private string? Decided => _governance.Records.Single(record => record.Kind == "approvalDecided").Data.GetProperty("verdict").GetString();
}
