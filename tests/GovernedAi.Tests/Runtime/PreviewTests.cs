using GovernedAi.Approvals;
using GovernedAi.Privacy;
using GovernedAi.Runtime;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Runtime;

/// <summary>What a fallback would say is shown to those who are asked, and is never what the caller gets.</summary>
public sealed class PreviewTests
{
    private static readonly Bill Bill = new("BL-7", "lithium batteries");

    [Fact]
    public async Task Who_is_asked_sees_what_the_fallback_would_say()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();
        var (router, runs) = Router(governance);

        Assert.Equal("standard", (await router.RouteAsync(Bill)).Queue);

        Assert.Equal("""RouteByRules would answer {"Queue":"rules 1"}""", Assert.Single(Assert.Single(governance.Approver.Asked).Previews).ToString());
        Assert.Equal(1, runs());
        var requested = governance.Records.Single(record => record.Kind == "approvalRequested").Data.GetProperty("previews")[0];
        Assert.Equal("RouteByRules", requested.GetProperty("of").GetString());
        Assert.Equal(64, requested.GetProperty("digest").GetString()!.Length);
        Assert.DoesNotContain(governance.Records, record => record.Kind == "attempt");
    }

    [Fact]
    public async Task It_answers_anew_when_it_has_to()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Rejects();
        var (router, _) = Router(governance);

        Assert.Equal("rules 2", (await router.RouteAsync(Bill)).Queue);
        Assert.Equal("RouteByRules", governance.Records.Single(record => record.Kind == "outcome").Data.GetProperty("answeredBy").GetString());
    }

    [Fact]
    public async Task One_that_fails_ahead_is_shown_to_fail_and_harms_nothing()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();
        var (router, _) = Router(governance);
        router.Rules = (_, _) => throw new InvalidOperationException("the table of rules is gone");

        Assert.Equal("standard", (await router.RouteAsync(Bill)).Queue);

        Assert.Equal("RouteByRules would fail: InvalidOperationException: the table of rules is gone", Assert.Single(governance.Approver.Asked[0].Previews).ToString());
        var requested = governance.Records.Single(record => record.Kind == "approvalRequested").Data.ToString();
        Assert.Contains("System.InvalidOperationException", requested);
        Assert.DoesNotContain("the table of rules", requested);
    }

    [Fact]
    public async Task One_that_takes_too_long_keeps_nobody_from_being_asked()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();
        var router = new HandMadeRouter(governance, Facts.With(
            Desk(), new FallbackPolicy("RouteByRules"), new FallbackPolicy("Desk"), new FallbackPolicy("Cheaper", timeoutTicks: TimeSpan.FromSeconds(5).Ticks, preview: true)))
        {
            Cheaper = async stop =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, stop);
                return new Route("cheaper");
            },
        };
        var routing = router.RouteAsync(Bill);
        await governance.Clock.WhenWaitingAsync();
        Assert.Empty(governance.Approver.Asked);

        governance.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("standard", (await routing.WaitAsync(TimeSpan.FromSeconds(20))).Queue);
        Assert.Contains("Cheaper had 00:00:05 to answer, and did not", Assert.Single(governance.Approver.Asked[0].Previews).Failure);
    }

    [Fact]
    public async Task Only_what_may_run_ahead_runs_ahead()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();
        var (router, runs) = Router(governance, preview: false);

        await router.RouteAsync(Bill);

        Assert.Empty(governance.Approver.Asked[0].Previews);
        Assert.Equal(0, runs());
    }

    [Fact]
    public async Task A_sample_shows_it_as_a_doubt_does()
    {
        using var governance = Governance.ForTests(new() { DrawsSamples = true });
        governance.Approver.Releases();
        var router = new HandMadeRouter(governance, Facts.With(
            new EscalationPolicy(["hazmat-desk"], Facts.StepTimeout.Ticks, Ask.BeforeRelease, "MayBeHazmat", null, sampleRate: 0.05), new FallbackPolicy("RouteByRules", preview: true)));
        router.Condition = (_, _) => false;
        await router.RouteAsync(Bill);
        router.Condition = (_, _) => true;
        await router.RouteAsync(Bill);

        Assert.Equal(["sample", "sample condition"], governance.Records.Where(record => record.Kind == "approvalRequested").Select(record => string.Join(' ', record.Data.GetProperty("because").EnumerateArray())));
        Assert.Equal(governance.Approver.Asked[0].Previews.Single().ToString(), governance.Approver.Asked[1].Previews.Single().ToString());
    }

    [Fact]
    public async Task What_must_not_be_written_is_not_shown()
    {
        using var governance = Governance.ForTests(new() { Redactor = new PatternRedactor([new("[0-9]{4}-[0-9]{4}")]) });
        governance.Approver.Releases();
        var (router, _) = Router(governance);
        router.Rules = (_, _) => new Route("call 5555-0199");

        await router.RouteAsync(Bill);

        Assert.DoesNotContain("0199", Assert.Single(governance.Approver.Asked[0].Previews).ToString());
    }

    [Fact]
    public async Task Who_comes_for_a_deferred_decision_runs_nothing_ahead()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();
        var (router, runs) = Router(governance, mode: ApprovalMode.Defer);
        await Assert.ThrowsAsync<ApprovalPendingException>(() => router.RouteAsync(Bill));

        Assert.Equal("standard", (await router.RouteAsync(Bill)).Queue);

        Assert.Equal(1, runs());
    }

    private static EscalationPolicy Desk(ApprovalMode mode = ApprovalMode.Await) => new(["hazmat-desk"], Facts.StepTimeout.Ticks, Ask.BeforeRelease, null, null, mode: mode);

    /// <summary>A router whose rules say how often they ran.</summary>
    private static (HandMadeRouter Router, Func<int> Runs) Router(IGovernance governance, bool preview = true, ApprovalMode mode = ApprovalMode.Await)
    {
        var runs = 0;
        var router = new HandMadeRouter(governance, Facts.With(Desk(mode), new FallbackPolicy("RouteByRules", preview: preview)))
        {
            Rules = (_, _) => new Route($"rules {++runs}"),
        };
        return (router, () => runs);
    }
}
