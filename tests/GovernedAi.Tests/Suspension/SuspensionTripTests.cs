using GovernedAi.Runtime;
using GovernedAi.Suspension;
using GovernedAi.Testing;
using GovernedAi.Tests.Runtime;

namespace GovernedAi.Tests.Suspension;

/// <summary>A method of which too many calls go wrong suspends itself.</summary>
public sealed class SuspensionTripTests
{
    private static readonly Bill Bill = new("BL-1", "pallets");

    [Fact]
    public async Task Half_of_the_calls_failing_suspends_the_method_and_the_record_says_why()
    {
        using var governance = Governance.ForTests(new() { Trip = new() { FailureRate = 0.5, MinimumCalls = 4 } });

        Assert.Equal("standard rules standard rules rules", await CallAsync(governance, "-x-x-"));

        var suspended = governance.Records.Single(record => record.Kind == "suspended").Data;
        Assert.Equal("2 of 4 calls in the last 00:05:00 failed", suspended.GetProperty("reason").GetString());
        Assert.Equal("GovernedAi (trip)", suspended.GetProperty("by").GetString());
        Assert.False(suspended.TryGetProperty("until", out _));
    }

    [Theory]
    [InlineData("-x--", 0.5)]
    [InlineData("xxx", 0.5)]
    public async Task Fewer_do_not(string calls, double rate)
    {
        using var governance = Governance.ForTests(new() { Trip = new() { FailureRate = rate, MinimumCalls = 4 } });
        await CallAsync(governance, calls);
        Assert.DoesNotContain(governance.Records, record => record.Kind == "suspended");
    }

    [Fact]
    public async Task Calls_before_the_window_do_not_count()
    {
        using var governance = Governance.ForTests(new() { Trip = new() { FailureRate = 0.5, MinimumCalls = 4, Window = TimeSpan.FromMinutes(5) } });
        await CallAsync(governance, "xxx");
        governance.Clock.Advance(TimeSpan.FromMinutes(6));
        await CallAsync(governance, "x--");
        Assert.DoesNotContain(governance.Records, record => record.Kind == "suspended");
    }

    [Fact]
    public async Task Rejections_count_where_it_says_so()
    {
        using var governance = Governance.ForTests(new() { Trip = new() { RejectionRate = 1, MinimumCalls = 2 } });
        governance.Approver.Rejects();
        var policy = new EscalationPolicy(["desk"], Facts.StepTimeout.Ticks, Ask.BeforeRelease, null, null);
        var router = new HandMadeRouter(governance, Facts.With(policy, new FallbackPolicy("Rules")));
        for (var call = 0; call < 3; call++)
            await router.RouteAsync(Bill);

        Assert.Equal(2, router.CoreRuns);
        Assert.Contains("2 of 2 calls", governance.Records.Single(record => record.Kind == "suspended").Data.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData(null, "rules")]
    [InlineData(10, "standard")]
    public async Task It_goes_on_by_itself_only_where_that_is_configured(int? minutes, string queue)
    {
        using var governance = Governance.ForTests(new()
        {
            Trip = new() { FailureRate = 0.5, MinimumCalls = 2, ResumeAfter = minutes is { } after ? TimeSpan.FromMinutes(after) : null },
        });
        await CallAsync(governance, "xx");
        Assert.Equal("rules", await CallAsync(governance, "-"));

        governance.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(queue, await CallAsync(governance, "-"));
    }

    [Fact]
    public async Task Drills_do_not_count()
    {
        using var governance = Governance.ForTests(new() { Trip = new() { FailureRate = 0.5, MinimumCalls = 1 } });
        await governance.Drills.RunAsync("down", GovernedAi.Drills.DrillModel.Fails(), () => new HandMadeRouter(governance, Facts.WithFallbacks("RouteByRules")).RouteAsync(Bill));
        Assert.DoesNotContain(governance.Records, record => record.Kind == "suspended");
    }

    /// <summary>Calls in a row, <c>x</c> for those whose model fails; what each answered.</summary>
    private static async Task<string> CallAsync(TestGovernance governance, string calls)
    {
        var answers = new List<string>();
        foreach (var call in calls)
        {
            var router = new HandMadeRouter(governance, Facts.WithFallbacks("RouteByRules"));
            if (call == 'x')
                router.Core = (_, _) => throw new HttpRequestException();
            answers.Add((await router.RouteAsync(Bill)).Queue);
        }

        return string.Join(' ', answers);
    }
}
