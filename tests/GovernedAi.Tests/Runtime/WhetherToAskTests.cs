using GovernedAi.Runtime;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Runtime;

/// <summary>Condition, reported confidence and blind sample: any of them asks, and the record says which.</summary>
public sealed class WhetherToAskTests
{
    private static readonly Bill Bill = new("BL-7", "lithium batteries");

    [Theory]
    [InlineData(0.79, "lowConfidence")]
    [InlineData(0.8, "")]
    [InlineData(1.0, "")]
    [InlineData(null, "lowConfidence")]
    [InlineData(double.NaN, "lowConfidence")]
    [InlineData(80.0, "lowConfidence")]
    [InlineData(-1.0, "lowConfidence")]
    public async Task A_model_that_is_not_sure_enough_asks(double? confidence, string because)
    {
        using var governance = Governance.ForTests();

        await RouteAsync(governance, Policy(minReportedConfidence: 0.8), router => router.Confidence = _ => confidence);

        Assert.Equal(because, Because(governance));
    }

    [Fact]
    public async Task A_confidence_that_cannot_be_read_asks()
    {
        using var governance = Governance.ForTests();

        await RouteAsync(governance, Policy(minReportedConfidence: 0.8), router => router.Confidence = _ => throw new InvalidOperationException());

        Assert.Equal("lowConfidence", Because(governance));
    }

    [Theory]
    [InlineData(true, 0.05, "sample")]
    [InlineData(false, 0.05, "")]
    [InlineData(false, 1.0, "sample")]
    [InlineData(true, 0.0, "always")]
    public async Task A_share_of_calls_asks_at_random(bool drawn, double rate, string because)
    {
        using var governance = Governance.ForTests(new() { DrawsSamples = drawn });

        await RouteAsync(governance, Policy(sampleRate: rate));

        Assert.Equal(because, Because(governance));
    }

    [Theory]
    [InlineData(true, 0.1, "lowConfidence sample condition")]
    [InlineData(false, 0.1, "lowConfidence sample")]
    [InlineData(true, 0.9, "sample condition")]
    public async Task All_that_ask_are_named(bool condition, double confidence, string because)
    {
        using var governance = Governance.ForTests(new() { DrawsSamples = true });

        await RouteAsync(governance, Policy("MayBeHazmat", 0.05, 0.8), router => (router.Condition, router.Confidence) = ((_, _) => condition, _ => confidence));

        Assert.Equal(because, Because(governance));
    }

    [Fact]
    public async Task Who_is_asked_cannot_tell_a_sample()
    {
        using var governance = Governance.ForTests(new() { DrawsSamples = true });
        var policy = Policy("MayBeHazmat", 0.05);
        await RouteAsync(governance, policy, router => router.Condition = (_, _) => false);
        await RouteAsync(governance, policy, router => router.Condition = (_, _) => true);

        var asked = governance.Approver.Asked.Select(request => System.Text.Json.JsonSerializer.Serialize(request with { Id = "", Call = "", Salt = "" })).ToList();

        Assert.Equal(2, asked.Count);
        Assert.Equal(asked[0], asked[1]);
    }

    [Fact]
    public async Task Below_its_own_limit_a_fallback_answers_and_nobody_is_asked()
    {
        using var governance = Governance.ForTests();
        var fallback = new FallbackPolicy("Rules", minReportedConfidence: 0.5);

        Assert.Equal("rules", (await RouteAsync(governance, Policy(minReportedConfidence: 0.8), router => router.Confidence = _ => 0.4, fallback)).Queue);
        Assert.Equal("", Because(governance));
        Assert.Equal("standard", (await RouteAsync(governance, Policy(minReportedConfidence: 0.8), router => router.Confidence = _ => 0.6, fallback)).Queue);
        Assert.Equal("lowConfidence", Because(governance));
    }

    [Fact]
    public async Task When_the_fallback_for_an_unsure_model_fails_the_caller_learns_it()
    {
        using var governance = Governance.ForTests();

        var thrown = await Assert.ThrowsAsync<LowConfidenceException>(() => RouteAsync(
            governance,
            null,
            router => (router.Confidence, router.Rules) = (_ => 0.25, (_, _) => throw new InvalidOperationException()),
            new FallbackPolicy("Rules", minReportedConfidence: 0.5)));

        Assert.Equal("FreightRouter.RouteAsync: the model reports a confidence of 0.25, and its answer needs 0.5.", thrown.Message);
        Assert.Equal("lowConfidence", governance.Records[^1].Data.GetProperty("outcome").GetString());
    }

    private static EscalationPolicy Policy(string? condition = null, double sampleRate = 0, double minReportedConfidence = 0) =>
        new(["hazmat-desk"], Facts.StepTimeout.Ticks, Ask.BeforeRelease, condition, null, sampleRate: sampleRate, minReportedConfidence: minReportedConfidence);

    private static Task<Route> RouteAsync(TestGovernance governance, EscalationPolicy? policy, Action<HandMadeRouter>? with = null, params FallbackPolicy[] fallbacks)
    {
        governance.Approver.Releases();
        var router = new HandMadeRouter(governance, Facts.With(policy, fallbacks));
        with?.Invoke(router);
        return router.RouteAsync(Bill);
    }

    private static string Because(TestGovernance governance) =>
        governance.Records.LastOrDefault(record => record.Kind == "approvalRequested") is { } requested
            ? string.Join(' ', requested.Data.GetProperty("because").EnumerateArray().Select(reason => reason.GetString()))
            : "";
}
