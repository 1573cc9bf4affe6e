using GovernedAi.Approvals;
using GovernedAi.Drills;
using GovernedAi.Hosting;
using GovernedAi.Runtime;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Runtime;

/// <summary>A model that fails, hangs, talks nonsense or is unsure; people who correct, reject or stay silent.</summary>
[Collection("default governance of the process")]
public sealed class DrillTests : IDisposable
{
    private static readonly Bill Bill = new("BL-7", "lithium batteries");

    private readonly TestGovernance _governance = Governance.ForTests();

    public void Dispose() => _governance.Dispose();

    [Fact]
    public async Task A_model_that_fails_is_answered_for_by_the_fallback_and_the_body_does_not_run()
    {
        _governance.Model.Fails();
        var router = Router();

        var report = await _governance.Drills.RunAsync("the model is down", null, () => router.RouteAsync(Bill));

        Assert.Equal(("fallback", "Rules", 0), (report.Outcome, report.AnsweredBy, router.CoreRuns));
        Assert.Equal(["core", "Rules"], report.Attempts);
        Assert.Empty(report.Asked);
    }

    [Fact]
    public async Task A_model_that_hangs_is_answered_for_when_its_time_is_up()
    {
        _governance.Model.Hangs(TimeSpan.FromSeconds(40));
        var drilling = _governance.Drills.RunAsync("the model hangs", null, () => Router().RouteAsync(Bill));
        await _governance.Clock.WhenWaitingAsync();
        Assert.False(drilling.IsCompleted);

        _governance.Clock.Advance(TimeSpan.FromSeconds(40));

        var report = await drilling.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("Rules", report.AnsweredBy);
        Assert.Equal(40_000, report.Records.First(record => record.Kind == "attempt").Data.GetProperty("ms").GetInt64());
    }

    [Fact]
    public async Task Nonsense_is_seen_by_the_people_who_are_asked_in_order()
    {
        _governance.Model.Answers(new Route("???"));
        _governance.Approver.StaysSilent().Answers(new Route("hazmat"));

        var report = await _governance.Drills.RunAsync("nonsense", null, () => Router("hazmat-desk", "compliance").RouteAsync(Bill));

        Assert.Equal(["hazmat-desk", "compliance"], report.Asked);
        Assert.Equal(("answered", "approver", "corrected"), (report.Verdict, report.DecidedBy, report.Outcome));
        Assert.Equal("""{"Queue":"???"}""", _governance.Approver.Asked[0].Proposal.ToString());
    }

    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(0.95, 0)]
    public async Task A_model_that_is_unsure_has_a_person_asked(double confidence, int asked)
    {
        _governance.Model.Answers(new Route("general"));
        _governance.Approver.Releases();
        var policy = new EscalationPolicy(["hazmat-desk"], Facts.StepTimeout.Ticks, Ask.BeforeRelease, null, null, minReportedConfidence: 0.8);
        var router = new HandMadeRouter(_governance, Facts.With(policy)) { Confidence = _ => confidence };

        var report = await _governance.Drills.RunAsync("unsure", null, () => router.RouteAsync(Bill));

        Assert.Equal(asked, report.Asked.Count);
        Assert.Equal("released", report.Outcome);
    }

    [Fact]
    public async Task What_the_caller_gets_when_nothing_answers_is_part_of_the_report()
    {
        _governance.Approver.Rejects("never");

        var report = await _governance.Drills.RunAsync(
            "nobody", DrillModel.Answers(new Route("general")), () => new HandMadeRouter(_governance, Facts.Escalated()).RouteAsync(Bill));

        Assert.Equal("never", Assert.IsType<ApprovalRejectedException>(report.Failure).Reason);
        Assert.Equal("rejected", report.Outcome);
    }

    [Fact]
    public async Task A_drill_of_nothing_says_so()
    {
        var thrown = await Assert.ThrowsAsync<DrillException>(() => _governance.Drills.RunAsync("empty", null, () => Task.CompletedTask));
        Assert.Contains("reached no governed method", thrown.Message);
    }

    [Fact]
    public async Task A_drill_does_not_flow_into_what_its_caller_does_next()
    {
        _governance.Approver.Releases();
        await _governance.Drills.RunAsync("first", DrillModel.Fails(), () => Router().RouteAsync(Bill));
        var router = Router();

        await router.RouteAsync(Bill);

        Assert.Equal(1, router.CoreRuns);
        Assert.False(_governance.Records[^1].Data.TryGetProperty("drill", out _));
    }

    [Fact]
    public async Task An_answer_of_another_type_is_a_failed_drill_and_no_result()
    {
        var report = await _governance.Drills.RunAsync("wrong", DrillModel.Answers("text"), () => new HandMadeRouter(_governance, Facts.Audited()).RouteAsync(Bill));
        Assert.IsType<DrillException>(report.Failure);
    }

    [Fact]
    public async Task In_a_running_system_it_is_marked_in_inbox_and_ledger_and_releases_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualTimeProvider();
        using var lease = Start(folder, clock);
        var router = new HandMadeRouter(lease, Facts.Escalated());
        var drilling = lease.Drills.RunAsync("the desk is asked", DrillModel.Answers(new Route("general"), "answers general"), () => router.RouteAsync(Bill));
        await clock.WhenWaitingAsync(2);

        using var store = new FileApprovalStore(folder["approvals"], clock);
        var request = await store.ListWaitingAsync().FirstAsync();
        Assert.Equal("the desk is asked", request.Drill);
        await lease.Desk.ReleaseAsync(request.Id, "ana", "drill");
        var report = await drilling.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(["intent", "approvalRequested", "approvalAsked", "approvalDecided", "outcome"], report.Records.Select(record => record.Kind));
        Assert.All(report.Records, record => Assert.Equal("the desk is asked", record.Data.GetProperty("drill").GetProperty("name").GetString()));
        Assert.Equal("answers general", report.Records[0].Data.GetProperty("drill").GetProperty("model").GetString());
    }

    [Fact]
    public async Task What_did_not_answer_in_a_drill_and_what_did_says_so_too()
    {
        var report = await _governance.Drills.RunAsync("down", DrillModel.Fails(), () => Router().RouteAsync(Bill));

        Assert.Equal(["intent", "attempt", "attempt", "outcome"], report.Records.Select(record => record.Kind));
        Assert.All(report.Records, record => Assert.True(record.Data.TryGetProperty("drill", out _)));
    }

    [Fact]
    public async Task Work_that_a_drill_left_running_is_real_once_it_is_over()
    {
        var over = new TaskCompletionSource();
        var router = Router();
        Task<Route> later = null!;
        await _governance.Drills.RunAsync("starts a worker", DrillModel.Fails(), () =>
        {
            later = Task.Run(async () =>
            {
                await over.Task;
                return await router.RouteAsync(Bill);
            });
            return router.RouteAsync(Bill);
        });
        over.SetResult();

        Assert.Equal("standard", (await later).Queue);
        Assert.False(_governance.Records[^1].Data.TryGetProperty("drill", out _));
    }

    [Fact]
    public async Task A_drill_left_open_by_a_dead_process_is_found_by_no_real_call()
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualTimeProvider();
        var lease = Start(folder, clock);
        var drilling = lease.Drills.RunAsync("left open", DrillModel.Answers(new Route("general")), () => new HandMadeRouter(lease, Facts.Escalated()).RouteAsync(Bill));
        await clock.WhenWaitingAsync(2);
        string drilled;
        using (var store = new FileApprovalStore(folder["approvals"], clock))
        {
            drilled = (await store.ListWaitingAsync().FirstAsync()).Id;
            await new ApprovalDesk(store, clock).ReleaseAsync(drilled, "ana", "drill");
        }

        lease.Dispose();
        await drilling;
        using var again = Start(folder, clock);
        var router = new HandMadeRouter(again, Facts.Escalated());
        _ = router.RouteAsync(Bill);
        await clock.WhenWaitingAsync(2);

        Assert.Equal(1, router.CoreRuns);
    }

    private HandMadeRouter Router(params string[] chain) => new(_governance, Facts.With(
        chain.Length == 0 ? null : new EscalationPolicy(chain, Facts.StepTimeout.Ticks, Ask.BeforeRelease, null, null), new FallbackPolicy("Rules")));

    private static GovernanceLease Start(TemporaryFolder folder, ManualTimeProvider clock) => GovernanceHost.Use(
        o =>
        {
            o.Folder = folder.Path;
            o.AskAtConsole = false;
            o.Group("hazmat-desk", "ana");
        },
        clock);
}
