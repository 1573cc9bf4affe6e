using GovernedAi.Runtime;
using GovernedAi.Suspension;
using GovernedAi.Testing;
using GovernedAi.Tests.Runtime;

namespace GovernedAi.Tests.Suspension;

public sealed class StopSwitchTests : IDisposable
{
    private static readonly Bill Bill = new("BL-1", "pallets");

    private readonly TestGovernance _governance = Governance.ForTests();

    public void Dispose() => _governance.Dispose();

    [Theory]
    [InlineData(SuspensionKind.UseCase, "inbound-routing")]
    [InlineData(SuspensionKind.Method, Facts.RouteId)]
    [InlineData(SuspensionKind.Method, "FreightRouter.RouteAsync")]
    public async Task What_is_stopped_calls_no_model_and_its_fallback_answers(SuspensionKind kind, string name)
    {
        await _governance.Stop.SuspendAsync(kind, name, "wrong queues since noon", "kim");
        var router = new HandMadeRouter(_governance, Facts.WithFallbacks("RouteByRules"));

        Assert.Equal("rules", (await router.RouteAsync(Bill)).Queue);
        Assert.Equal(0, router.CoreRuns);
        Assert.Equal("suspended intent attempt attempt outcome", Kinds);
    }

    [Theory]
    [InlineData(SuspensionKind.UseCase, "other")]
    [InlineData(SuspensionKind.Model, "inbound-routing")]
    public async Task What_is_not_meant_goes_on(SuspensionKind kind, string name)
    {
        await _governance.Stop.SuspendAsync(kind, name, "why", "kim");

        Assert.Equal("standard", (await new HandMadeRouter(_governance, Facts.Audited()).RouteAsync(Bill)).Queue);
    }

    [Fact]
    public async Task Without_a_fallback_the_caller_learns_who_stopped_it_and_why()
    {
        await _governance.Stop.SuspendAsync(SuspensionKind.UseCase, "inbound-routing", "wrong queues since noon", "kim");

        var thrown = await Assert.ThrowsAsync<GovernanceSuspendedException>(() => new HandMadeRouter(_governance, Facts.Audited()).RouteAsync(Bill));

        Assert.Equal("inbound-routing has been suspended by kim: wrong queues since noon", thrown.Message);
        Assert.Equal("suspended", _governance.Records[^1].Data.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Let_go_on_it_runs_again_and_both_are_recorded()
    {
        await _governance.Stop.SuspendAsync(SuspensionKind.UseCase, "inbound-routing", "wrong queues", "kim");

        Assert.True(await _governance.Stop.ResumeAsync(SuspensionKind.UseCase, "inbound-routing", "prompt mended", "kim"));
        Assert.False(await _governance.Stop.ResumeAsync(SuspensionKind.UseCase, "inbound-routing", "again", "kim"));

        Assert.Equal("standard", (await new HandMadeRouter(_governance, Facts.Audited()).RouteAsync(Bill)).Queue);
        Assert.Equal("suspended resumed intent outcome", Kinds);
        Assert.Equal("prompt mended", _governance.Records[1].Data.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_answer_of_a_stopped_model_is_not_used()
    {
        await _governance.Stop.SuspendAsync(SuspensionKind.Model, "gpt-9", "withdrawn by its maker", "kim");
        var router = new HandMadeRouter(_governance, Facts.WithFallbacks("RouteByRules"))
        {
            Core = async (_, _) =>
            {
                var call = CapturedCall.Begin(Facts.Site());
                call.Response("standard", "gpt-9", 1, 1, "stop");
                await call.CompleteAsync();
                return new Route("standard");
            },
        };

        Assert.Equal("rules", (await router.RouteAsync(Bill)).Queue);
        Assert.Contains("modelCall", Kinds);
    }

    private string Kinds => string.Join(' ', _governance.Records.Select(record => record.Kind));
}
