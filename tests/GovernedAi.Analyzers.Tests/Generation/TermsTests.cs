using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>The terms of escalations and fallbacks, generated, compiled and run.</summary>
public class TermsTests
{
    private static readonly GovernedProgram Program = GovernedProgram.Of(
        """
        #nullable enable
        using GovernedAi;

        public record Route(string Queue, [ReportedConfidence] double? Confidence);

        public static partial class Router
        {
            [Escalation("desk", If = nameof(IsOdd), MinReportedConfidence = 0.8, Quorum = 1, OnTimeout = OnTimeout.Reject)]
            [Fallback(nameof(Cheaper), On = FallbackOn.Failure | FallbackOn.Timeout, Timeout = "00:00:10")]
            [Fallback(nameof(Rules), On = FallbackOn.Any, MinReportedConfidence = 0.3)]
            public static partial Task<Route?> RouteAsync(string text, double sure, CancellationToken cancellation);

            private static Task<Route?> RouteCoreAsync(string text, double sure, CancellationToken cancellation) =>
                text == "down" ? throw new InvalidOperationException() : Task.FromResult<Route?>(text == "none" ? null : new Route(text, sure));

            private static bool IsOdd(string text) => text == "odd";

            private static async Task<Route?> Cheaper(CancellationToken stop, string text)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, stop);
                return new Route("cheaper", null);
            }

            private static Route Rules() => new("rules", null);

            [Fallback(nameof(Quiet), Timeout = "00:00:10")]
            public static partial Task NotifyAsync();
            private static Task NotifyCoreAsync() => throw new InvalidOperationException();
            private static ValueTask Quiet(CancellationToken stop) => default;

            [Escalation("desk")]
            [Fallback(nameof(ByRules), Preview = true)]
            [Fallback(nameof(BySlowRules), Preview = true, Timeout = "00:00:10")]
            public static partial Task<string> QueueAsync(string text);
            private static Task<string> QueueCoreAsync(string text) => Task.FromResult("model");
            private static string ByRules(string text) => "rules for " + text;
            private static async Task<string> BySlowRules(CancellationToken stop) { await Task.Yield(); return "slow rules"; }

            [Escalation("desk", MinAssurance = GovernedAi.Approvals.Assurance.Authenticated)]
            public static partial Task<string> SignAsync();
            private static Task<string> SignCoreAsync() => Task.FromResult("signed");
        }

        public static class Caller
        {
            public static async Task<string> Route(string text, double sure) => (await Router.RouteAsync(text, sure, default))?.Queue ?? "nothing";
            public static Task<string> Queue(string text) => Router.QueueAsync(text);
            public static Task<string> Sign() => Router.SignAsync();
            public static async Task<string> Notify() { await Router.NotifyAsync(); return "done"; }
        }
        """);

    [Theory]
    [InlineData("dock", 0.9, "dock", 0)]
    [InlineData("dock", 0.7, "dock", 1)]
    [InlineData("odd", 0.9, "odd", 1)]
    [InlineData("dock", 0.2, "rules", 0)]
    [InlineData("none", 0.9, "rules", 0)]
    public async Task Confidence_is_read_from_the_marked_member(string text, double sure, string queue, int asked)
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();

        Assert.Equal(queue, await Program.CallAsync<string>("Caller", "Route", text, sure));
        Assert.Equal(asked, governance.Approver.Asked.Count);
    }

    [Fact]
    public async Task A_fallback_gets_a_token_that_ends_with_its_time()
    {
        using var governance = Governance.ForTests();
        var routing = Program.CallAsync<string>("Caller", "Route", "down", 1.0);
        await governance.Clock.WhenWaitingAsync();

        governance.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("rules", await routing.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("System.TimeoutException", governance.Records.Last(record => record.Kind == "attempt" && record.Data.GetProperty("of").GetString() == "Cheaper").Data.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_counts_as_a_no_where_it_says_so()
    {
        using var governance = Governance.ForTests();
        governance.Approver.StaysSilent();

        Assert.Equal("rules", await Program.CallAsync<string>("Caller", "Route", "odd", 0.9));
    }

    [Fact]
    public async Task How_sure_it_has_to_be_who_decides_stands_in_the_request()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();

        Assert.Equal("signed", await Program.CallAsync<string>("Caller", "Sign"));
        Assert.Equal(GovernedAi.Approvals.Assurance.Authenticated, Assert.Single(governance.Approver.Asked).MinAssurance);
    }

    [Fact]
    public async Task What_fallbacks_would_say_stands_in_the_request_and_is_not_the_answer()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();

        Assert.Equal("model", await Program.CallAsync<string>("Caller", "Queue", "paint"));
        Assert.Equal(["ByRules would answer \"rules for paint\"", "BySlowRules would answer \"slow rules\""], Assert.Single(governance.Approver.Asked).Previews.Select(preview => preview.ToString()));
    }

    [Fact]
    public async Task A_method_without_a_result_has_them_too()
    {
        using var governance = Governance.ForTests();
        Assert.Equal("done", await Program.CallAsync<string>("Caller", "Notify"));
    }
}
