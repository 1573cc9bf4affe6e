using GovernedAi.Ledger;
using GovernedAi.Runtime;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Runtime;

/// <summary>The model runs and is recorded, somebody else decides, and the ledger says how often both said the same.</summary>
public sealed class ShadowTests : IDisposable
{
    private static readonly Bill Bill = new("BL-7", "lithium batteries");
    private static readonly EscalationPolicy Desk = new(["hazmat-desk"], Facts.StepTimeout.Ticks, Ask.BeforeRelease, "MayBeHazmat", null);

    private readonly TestGovernance _governance = Governance.ForTests(new() { Shadow = ["inbound-routing"] });

    public void Dispose() => _governance.Dispose();

    [Theory]
    [InlineData("rules", true)]
    [InlineData("standard", false)]
    public async Task The_fallback_answers_and_the_record_says_whether_the_model_agreed(string proposed, bool agreed)
    {
        var router = Router(null, new FallbackPolicy("Rules", FallbackOn.Failure));
        router.Core = (_, _) => Task.FromResult(new Route(proposed));

        Assert.Equal("rules", (await router.RouteAsync(Bill)).Queue);

        var shadow = Outcome.GetProperty("shadow");
        Assert.Equal((1, agreed), (router.CoreRuns, shadow.GetProperty("agreed").GetBoolean()));
        Assert.Equal($$"""{"Queue":"{{proposed}}"}""", _governance.Content(_governance.Records[^1], "shadow", "proposal"));
    }

    [Fact]
    public async Task Without_a_fallback_a_person_decides_whatever_the_condition_says()
    {
        _governance.Approver.Answers(new Route("hazmat"));
        var router = Router(Desk);
        router.Condition = (_, _) => false;

        Assert.Equal("hazmat", (await router.RouteAsync(Bill)).Queue);
        Assert.False(Outcome.GetProperty("shadow").GetProperty("agreed").GetBoolean());
    }

    [Fact]
    public async Task A_model_that_fails_is_recorded_as_such_and_the_fallback_answers()
    {
        var router = Router(null, new FallbackPolicy("Rules"));
        router.Core = (_, _) => throw new HttpRequestException();

        Assert.Equal("rules", (await router.RouteAsync(Bill)).Queue);
        Assert.True(Outcome.GetProperty("shadow").GetProperty("failed").GetBoolean());
    }

    [Fact]
    public async Task Where_nothing_else_answers_the_model_is_not_released()
    {
        await Assert.ThrowsAsync<ShadowModeException>(() => Router(null).RouteAsync(Bill));
        Assert.Equal("failed", Outcome.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Agreement_is_read_from_the_ledger()
    {
        foreach (var proposed in new[] { "rules", "rules", "standard", "down" })
        {
            var router = Router(null, new FallbackPolicy("Rules"));
            router.Core = (_, _) => proposed == "down" ? throw new HttpRequestException() : Task.FromResult(new Route(proposed));
            await router.RouteAsync(Bill);
        }

        Assert.Equal([new ShadowAgreement(Facts.RouteId, "inbound-routing", 4, 2, 1, 1)], await ShadowAgreement.ReadAsync(_governance.Ledger));
    }

    [Theory]
    [InlineData("FreightRouter.RouteAsync", true)]
    [InlineData(Facts.RouteId, true)]
    [InlineData("another", false)]
    public async Task A_method_can_be_named_by_name_or_id(string name, bool isShadow)
    {
        using var governance = Governance.ForTests(new() { Shadow = [name] });

        var route = await new HandMadeRouter(governance, Facts.With(null, new FallbackPolicy("Rules"))).RouteAsync(Bill);

        Assert.Equal(isShadow ? "rules" : "standard", route.Queue);
    }

    private HandMadeRouter Router(EscalationPolicy? policy, params FallbackPolicy[] fallbacks) => new(_governance, Facts.With(policy, fallbacks));

    private System.Text.Json.JsonElement Outcome => _governance.Records[^1].Data;
}
