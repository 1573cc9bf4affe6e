using GovernedAi.Approvals;
using GovernedAi.Hosting;
using GovernedAi.Runtime;
using GovernedAi.Testing;
using GovernedAi.Tests.Runtime;

namespace GovernedAi.Tests.Hosting;

/// <summary>Nobody waits: a later call with the same key comes for what was decided.</summary>
[Collection("default governance of the process")]
public sealed class DeferredTests : IDisposable
{
    private static readonly Bill Bill = new("BL-7", "lithium batteries");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private GovernanceLease _governance;

    public DeferredTests() => _governance = Start();

    public void Dispose()
    {
        _governance.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_call_ends_with_the_id_and_the_same_call_again_with_the_same()
    {
        var router = Router();

        var first = await Assert.ThrowsAsync<ApprovalPendingException>(() => router.RouteAsync(Bill));
        var second = await Assert.ThrowsAsync<ApprovalPendingException>(() => router.RouteAsync(Bill));

        Assert.Equal(first.Request, second.Request);
        Assert.Equal(1, router.CoreRuns);
        Assert.Contains("Call again with the same request key", first.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_decided_is_used_once_and_the_model_is_not_asked_again(bool inAnotherProcess)
    {
        var router = Router();
        var pending = await Assert.ThrowsAsync<ApprovalPendingException>(() => router.RouteAsync(Bill));
        await _governance.Desk.AnswerAsync(pending.Request, "ana", new("""{"Queue":"hazmat"}"""u8.ToArray()), "it is lithium");
        if (inAnotherProcess)
        {
            _governance.Dispose();
            _governance = Start();
            router = Router();
        }

        Assert.Equal("hazmat", (await router.RouteAsync(Bill)).Queue);
        Assert.Equal(inAnotherProcess ? 0 : 1, router.CoreRuns);

        var next = await Assert.ThrowsAsync<ApprovalPendingException>(() => router.RouteAsync(Bill));
        Assert.NotEqual(pending.Request, next.Request);
    }

    [Fact]
    public async Task A_release_returns_what_was_proposed_then()
    {
        var router = Router();
        var pending = await Assert.ThrowsAsync<ApprovalPendingException>(() => router.RouteAsync(Bill));
        await _governance.Desk.ReleaseAsync(pending.Request, "ana", "fine");
        router.Core = (_, _) => Task.FromResult(new Route("another"));

        Assert.Equal("standard", (await router.RouteAsync(Bill)).Queue);
    }

    [Fact]
    public async Task A_rejection_goes_to_the_fallbacks()
    {
        var router = Router();
        var pending = await Assert.ThrowsAsync<ApprovalPendingException>(() => router.RouteAsync(Bill));
        await _governance.Desk.RejectAsync(pending.Request, "ana", "no");

        Assert.Equal("rules", (await router.RouteAsync(Bill)).Queue);
    }

    [Fact]
    public async Task Who_comes_back_late_asks_the_next_group_and_in_the_end_gets_the_fallback()
    {
        var router = Router();
        var pending = await Assert.ThrowsAsync<ApprovalPendingException>(() => router.RouteAsync(Bill));
        _clock.Advance(Facts.StepTimeout);

        var second = await Assert.ThrowsAsync<ApprovalPendingException>(() => router.RouteAsync(Bill));
        using var store = new FileApprovalStore(_folder["approvals"], _clock);
        Assert.Equal(pending.Request, second.Request);
        Assert.Equal(["hazmat-desk", "compliance"], (await store.FindAsync(second.Request))!.Asked.Select(step => step.Group));
        _clock.Advance(Facts.StepTimeout);

        Assert.Equal("rules", (await router.RouteAsync(Bill)).Queue);
        await Assert.ThrowsAsync<ApprovalRefusedException>(() => _governance.Desk.ReleaseAsync(pending.Request, "ana", "too late").AsTask());
    }

    [Fact]
    public async Task Calls_that_race_ask_one_question()
    {
        var gate = new TaskCompletionSource();
        var router = Router();
        router.Core = async (_, _) =>
        {
            await gate.Task;
            return new Route("standard");
        };
        var racing = Enumerable.Range(0, 8).Select(_ => Assert.ThrowsAsync<ApprovalPendingException>(() => router.RouteAsync(Bill))).ToList();
        gate.SetResult();

        var pending = await Task.WhenAll(racing);

        Assert.Single(pending.Select(one => one.Request).Distinct());
    }

    [Fact]
    public async Task Of_calls_that_race_for_a_decision_one_gets_it()
    {
        var router = Router();
        var pending = await Assert.ThrowsAsync<ApprovalPendingException>(() => router.RouteAsync(Bill));
        await _governance.Desk.ReleaseAsync(pending.Request, "ana", "fine");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await router.RouteAsync(Bill)).Queue;
            }
            catch (ApprovalPendingException)
            {
                return "pending";
            }
        })));

        Assert.Single(answers, answer => answer == "standard");
    }

    private HandMadeRouter Router() => new(_governance, Facts.With(
        new EscalationPolicy(["hazmat-desk", "compliance"], Facts.StepTimeout.Ticks, Ask.BeforeRelease, null, null, mode: ApprovalMode.Defer),
        new FallbackPolicy("RouteByRules")));

    private GovernanceLease Start() => GovernanceHost.Use(
        o =>
        {
            o.Folder = _folder.Path;
            o.AskAtConsole = false;
            o.Group("hazmat-desk", "ana").Group("compliance", "cleo");
        },
        _clock);
}
