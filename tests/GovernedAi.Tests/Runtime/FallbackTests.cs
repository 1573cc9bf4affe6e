using System.Text.Json;
using GovernedAi.Runtime;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Runtime;

/// <summary>Which fallback answers to what, and for how long it may.</summary>
public sealed class FallbackTests : IDisposable
{
    private static readonly Bill Bill = new("BL-7", "lithium batteries");
    private static readonly EscalationPolicy Desk = new(["hazmat-desk"], Facts.StepTimeout.Ticks, Ask.BeforeRelease, null, null);

    private readonly TestGovernance _governance = Governance.ForTests();

    public void Dispose() => _governance.Dispose();

    [Theory]
    [InlineData(FallbackOn.Failure, "desk")]
    [InlineData(FallbackOn.Rejection, "rules")]
    [InlineData(FallbackOn.Timeout, "rules")]
    public async Task The_first_that_answers_to_the_reason_answers(FallbackOn reason, string queue)
    {
        var router = Router(reason, new FallbackPolicy("Rules", FallbackOn.Rejection | FallbackOn.Timeout), new FallbackPolicy("Desk", FallbackOn.Failure));

        Assert.Equal(queue, (await router.RouteAsync(Bill)).Queue);
    }

    [Theory]
    [InlineData(FallbackOn.Failure, typeof(HttpRequestException), "failed")]
    [InlineData(FallbackOn.Rejection, typeof(ApprovalRejectedException), "rejected")]
    [InlineData(FallbackOn.Timeout, typeof(ApprovalTimeoutException), "timedOut")]
    public async Task Where_none_answers_to_it_the_caller_learns_why(FallbackOn reason, Type thrown, string outcome)
    {
        var router = Router(reason, new FallbackPolicy("Rules", FallbackOn.Any & ~reason));

        Assert.IsType(thrown, await Record.ExceptionAsync(() => router.RouteAsync(Bill)));
        Assert.Equal(outcome, Outcome);
    }

    [Fact]
    public async Task A_fallback_that_fails_hands_on_the_reason_it_was_given()
    {
        var router = Router(FallbackOn.Rejection, new FallbackPolicy("Rules", FallbackOn.Rejection), new FallbackPolicy("Desk", FallbackOn.Failure));
        router.Rules = (_, _) => throw new InvalidOperationException();

        await Assert.ThrowsAsync<ApprovalRejectedException>(() => router.RouteAsync(Bill));
    }

    [Fact]
    public async Task Silence_can_count_as_a_no()
    {
        _governance.Approver.StaysSilent();
        var policy = new EscalationPolicy(["hazmat-desk"], Facts.StepTimeout.Ticks, Ask.BeforeRelease, null, null, onTimeout: OnTimeout.Reject);
        var router = new HandMadeRouter(_governance, Facts.With(policy, new FallbackPolicy("Rules", FallbackOn.Timeout), new FallbackPolicy("Desk", FallbackOn.Rejection)));

        Assert.Equal("desk", (await router.RouteAsync(Bill)).Queue);
        Assert.Equal("it counts as rejected, and Desk answers", _governance.Approver.Asked[0].IfNobodyAnswers);
    }

    [Fact]
    public async Task A_suspended_method_goes_to_those_for_suspension()
    {
        await _governance.Stop.SuspendAsync(GovernedAi.Suspension.SuspensionKind.UseCase, "inbound-routing", "drill", "kim");
        var router = new HandMadeRouter(_governance, Facts.With(null, new FallbackPolicy("Rules", FallbackOn.Failure), new FallbackPolicy("Desk", FallbackOn.Suspended)));

        Assert.Equal("desk", (await router.RouteAsync(Bill)).Queue);
        Assert.Equal(0, router.CoreRuns);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Time_that_is_up_ends_a_fallback_whether_it_heeds_its_token_or_not(bool heeds)
    {
        var ended = new TaskCompletionSource();
        var router = Hanging(async token =>
        {
            token.Register(ended.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, heeds ? token : CancellationToken.None);
            return new Route("late");
        });
        var routing = router.RouteAsync(Bill);
        await _governance.Clock.WhenWaitingAsync();

        _governance.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.IsType<HttpRequestException>(await Record.ExceptionAsync(() => routing.WaitAsync(TimeSpan.FromSeconds(20))));
        Assert.True(ended.Task.IsCompleted);
        var attempt = Attempts.Last();
        Assert.Equal(("Cheaper", false, "System.TimeoutException", 10_000L), (attempt.GetProperty("of").GetString(), attempt.GetProperty("answered").GetBoolean(), attempt.GetProperty("error").GetString(), attempt.GetProperty("ms").GetInt64()));
    }

    [Fact]
    public async Task A_caller_who_gives_up_while_a_fallback_runs_is_not_a_time_out()
    {
        using var caller = new CancellationTokenSource();
        var router = Hanging(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return new Route("late");
        });
        var routing = router.RouteAsync(Bill, caller.Token);
        await _governance.Clock.WhenWaitingAsync();

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => routing);
        Assert.Equal("cancelled", Outcome);
    }

    [Fact]
    public async Task In_time_it_answers_and_its_duration_is_recorded()
    {
        var router = Hanging(_ =>
        {
            _governance.Clock.Advance(TimeSpan.FromSeconds(3));
            return Task.FromResult(new Route("cheaper"));
        });

        Assert.Equal("cheaper", (await router.RouteAsync(Bill)).Queue);
        Assert.Equal((true, 3_000L), (Attempts.Last().GetProperty("answered").GetBoolean(), Attempts.Last().GetProperty("ms").GetInt64()));
    }

    private HandMadeRouter Hanging(Func<CancellationToken, Task<Route>> cheaper)
    {
        var never = new FallbackPolicy("Never", FallbackOn.Suspended);
        return new HandMadeRouter(_governance, Facts.With(null, never, never, new FallbackPolicy("Cheaper", timeoutTicks: TimeSpan.FromSeconds(10).Ticks)))
        {
            Core = (_, _) => throw new HttpRequestException(),
            Cheaper = cheaper,
        };
    }

    private HandMadeRouter Router(FallbackOn reason, params FallbackPolicy[] fallbacks)
    {
        _ = reason == FallbackOn.Rejection ? _governance.Approver.Rejects() : _governance.Approver.StaysSilent();
        var router = new HandMadeRouter(_governance, Facts.With(reason == FallbackOn.Failure ? null : Desk, fallbacks));
        if (reason == FallbackOn.Failure)
            router.Core = (_, _) => throw new HttpRequestException();
        return router;
    }

    private IEnumerable<JsonElement> Attempts => _governance.Records.Where(record => record.Kind == "attempt").Select(record => record.Data);

    private string? Outcome => _governance.Records[^1].Data.GetProperty("outcome").GetString();
}
