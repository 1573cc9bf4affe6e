using GovernedAi.Approvals;
using GovernedAi.Runtime;
using GovernedAi.Tests.Runtime;

namespace GovernedAi.Tests.Hosting;

/// <summary>Nobody waits for a deferred request and nobody comes for it: it moves on all the same.</summary>
public sealed class DeferredWalkTests : DeferredWalk
{
    [Fact]
    public async Task The_next_group_is_asked_when_the_time_of_the_last_one_is_up()
    {
        var pending = await LeaveAsync();
        Clock.Advance(Facts.StepTimeout - TimeSpan.FromSeconds(1));
        Assert.Equal(Clock.GetUtcNow() + TimeSpan.FromSeconds(1), await AdvanceAsync());
        Assert.Equal("hazmat-desk", await GroupsAsync(pending));

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Clock.GetUtcNow() + Facts.StepTimeout, await AdvanceAsync());

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        Assert.Equal(["hazmat-desk", "compliance"], Rang.Rung);
        var asked = (await RecordsAsync("approvalAsked"))[^1];
        Assert.Equal("compliance", asked.Data.GetProperty("group").GetString());
        Assert.Equal((await RecordsAsync("intent")).Single().Call, asked.Call);
    }

    [Fact]
    public async Task What_nobody_answers_ends_and_whoever_comes_gets_the_fallback_without_the_model()
    {
        var router = Router(Engine);
        var pending = await LeaveAsync(router);
        await LetPassAsync(steps: 2);

        Assert.Empty(await WaitingAsync());
        Assert.Equal("timedOut", Assert.Single(await RecordsAsync("approvalDecided")).Data.GetProperty("verdict").GetString());
        var refused = await Assert.ThrowsAsync<ApprovalRefusedException>(() => Engine.Desk.ReleaseAsync(pending, "cleo", "late").AsTask());
        Assert.Equal($"Request {pending} was up at 2027-03-01 13:00:00Z, and nobody had decided: RouteByRules answers.", refused.Message);
        await LetPassAsync(steps: 3);

        var restarted = Router(Process());
        Exception? why = null;
        restarted.Rules = (_, failure) =>
        {
            why = failure;
            return new Route("rules");
        };
        Assert.Equal("rules", (await restarted.RouteAsync(Bill)).Queue);
        Assert.Equal((1, 0), (router.CoreRuns, restarted.CoreRuns));
        Assert.Single(await RecordsAsync("approvalDecided"));
        Assert.Equal(pending, Assert.IsType<ApprovalTimeoutException>(why).Request);

        await Assert.ThrowsAsync<ApprovalPendingException>(() => restarted.RouteAsync(Bill));
        Assert.Equal(1, restarted.CoreRuns);
    }

    [Fact]
    public async Task An_end_that_a_dead_process_noted_and_did_not_record_is_recorded_by_whoever_comes()
    {
        var pending = await LeaveAsync();
        Assert.True(await Engine.Approvals.TryTimeOutAsync(pending, 1));

        Assert.Equal("rules", (await Router(Engine).RouteAsync(Bill)).Queue);
        Assert.Equal("timedOut", Assert.Single(await RecordsAsync("approvalDecided")).Data.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task One_that_keeps_waiting_never_ends()
    {
        var engine = Process(Method(OnTimeout.KeepWaiting));
        var pending = await LeaveAsync(Router(engine, Method(OnTimeout.KeepWaiting)));

        await LetPassAsync(steps: 5, engine);

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        Assert.Equal(pending, Assert.Single(await WaitingAsync()).Id);
        await engine.Desk.ReleaseAsync(pending, "cleo", "found it at last");
        Assert.Equal("standard", (await Router(engine, Method(OnTimeout.KeepWaiting)).RouteAsync(Bill)).Queue);
    }

    [Fact]
    public async Task A_group_of_which_nobody_is_there_is_passed_over_on_record()
    {
        var method = Method(chain: ["hazmat-desk", "night-desk", "compliance"]);
        var engine = Process(method);
        var pending = await LeaveAsync(Router(engine, method));

        await LetPassAsync(steps: 1, engine);

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        Assert.Equal(["", "nobody is present", ""], (await RecordsAsync("approvalAsked")).Select(record => record.Data.TryGetProperty("skipped", out var why) ? why.GetString() : ""));
    }

    [Fact]
    public async Task One_that_a_dead_process_had_opened_and_asked_nobody_about_is_asked_about()
    {
        var request = Approvals.Sample.Request(Clock) with { Method = Facts.RouteId, Assembly = "FreightRouting", Deferred = true };
        await Engine.Approvals.OpenAsync(request);

        await AdvanceAsync();

        Assert.Equal("hazmat-desk", await GroupsAsync(request.Id));
    }

    [Theory]
    [InlineData("decided")]
    [InlineData("another method")]
    [InlineData("asks somebody else now")]
    [InlineData("waited for")]
    public async Task What_is_not_its_to_move_is_left_alone(string what)
    {
        var pending = await LeaveAsync();
        if (what == "decided")
            await Engine.Desk.ReleaseAsync(pending, "ana", "fine");
        var engine = what switch
        {
            "another method" => Process(new GovernedMethod("M:Acme.Other", "FreightRouting", "Other", audited: true, escalation: Method().Escalation)),
            "asks somebody else now" => Process(Method(chain: ["compliance"])),
            _ => Engine,
        };
        if (what == "waited for")
        {
            await Engine.Approvals.TryCloseAsync(pending, ApprovalClosure.Superseded);
            pending = (await Engine.Approvals.OpenAsync(Approvals.Sample.Request(Clock) with { Method = Facts.RouteId, Assembly = "FreightRouting" })).Id;
        }

        var before = await GroupsAsync(pending);
        await LetPassAsync(steps: 2, engine);

        Assert.Equal(before, await GroupsAsync(pending));
        Assert.Null((await Engine.Approvals.FindAsync(pending))!.TimedOutAt);
    }

    [Fact]
    public async Task Of_a_quorum_that_was_not_reached_the_record_says_who_spoke_and_not_what_they_wrote()
    {
        var method = Method(quorum: 2);
        var engine = Process(method);
        var pending = await LeaveAsync(Router(engine, method));
        await engine.Desk.ReleaseAsync(pending, "ana", "call 5555-0199");

        await LetPassAsync(steps: 2, engine);

        var said = Assert.Single(await RecordsAsync("approvalDecided")).Data.GetProperty("decisions")[0];
        Assert.Equal(("ana", "[redacted]"), (said.GetProperty("by").GetString(), said.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task What_a_drill_asked_ends_for_good()
    {
        var report = await new Drills.Drills(Engine).RunAsync("nobody answers", null, () => Router(Engine).RouteAsync(Bill));
        var pending = Assert.IsType<ApprovalPendingException>(report.Failure).Request;

        await LetPassAsync(steps: 2);

        Assert.False(await Engine.Approvals.TryCloseAsync(pending, ApprovalClosure.TimedOut));
        Assert.Single(await RecordsAsync("approvalDecided"));
    }
}
