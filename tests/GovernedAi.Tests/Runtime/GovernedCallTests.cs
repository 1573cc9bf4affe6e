using GovernedAi.Testing;

namespace GovernedAi.Tests.Runtime;

public sealed class GovernedCallTests : IDisposable
{
    private static readonly Bill Bill = new("BL-1", "pallets");

    private readonly TestGovernance _governance = Governance.ForTests();

    public void Dispose() => _governance.Dispose();

    [Fact]
    public async Task A_call_is_recorded_before_and_after_its_body()
    {
        var router = new HandMadeRouter(_governance, Facts.Audited());
        var before = "";
        router.Core = (_, _) =>
        {
            before = Kinds;
            return Task.FromResult(new Route("standard"));
        };

        var route = await router.RouteAsync(Bill);

        Assert.Equal("standard", route.Queue);
        Assert.Equal("intent", before);
        Assert.Equal("intent outcome", Kinds);
        var (intent, outcome) = (_governance.Records[0], _governance.Records[1]);
        Assert.Equal(intent.Call, outcome.Call);
        Assert.Equal((Facts.RouteId, "FreightRouting", "inbound-routing"), (intent.Method, intent.Assembly, intent.UseCase));
        Assert.Equal("""{"Number":"BL-1","Cargo":"pallets"}""", _governance.Content(intent, "arguments", "bill"));
        Assert.Equal("a token", intent.Data.GetProperty("arguments").GetProperty("cancellation").GetProperty("notRecorded").GetString());
        Assert.Equal("""{"Queue":"standard"}""", _governance.Content(outcome, "result"));
    }

    [Fact]
    public void Synchronous_and_void_methods_are_driven_the_same_way()
    {
        var router = new HandMadeRouter(_governance, Facts.Audited());

        Assert.Equal("standard", router.Route(Bill).Queue);
        router.Notify("arrived");

        Assert.Equal(["arrived"], router.Effects);
        Assert.Equal("intent outcome intent outcome", Kinds);
        Assert.False(_governance.Records[3].Data.TryGetProperty("result", out _));
    }

    [Fact]
    public async Task What_the_body_changes_does_not_change_what_is_recorded()
    {
        var list = new List<string> { "before" };
        using (var call = _governance.Begin<Route>(Facts.Audited()))
        {
            call.Argument("list", list);
            list[0] = "after";
            Assert.True(await call.NextAsync());
        }

        Assert.Equal("""["before"]""", _governance.Content(_governance.Records[0], "arguments", "list"));
    }

    [Fact]
    public async Task Fallbacks_answer_in_order_and_each_is_recorded()
    {
        var router = new HandMadeRouter(_governance, Facts.WithFallbacks("RouteByRules", "RouteByDesk"))
        {
            Core = (_, _) => throw new TimeoutException("no model"),
            Rules = (_, failure) => throw new InvalidOperationException(failure!.Message),
        };

        Assert.Equal("desk", (await router.RouteAsync(Bill)).Queue);

        Assert.Equal("intent attempt attempt attempt outcome", Kinds);
        Assert.Equal(
            ["core False", "RouteByRules False", "RouteByDesk True"],
            _governance.Records.Where(record => record.Kind == "attempt").Select(record => $"{record.Data.GetProperty("of")} {record.Data.GetProperty("answered")}"));
        var outcome = _governance.Records[^1].Data;
        Assert.Equal(("fallback", "RouteByDesk"), (outcome.GetProperty("outcome").GetString(), outcome.GetProperty("answeredBy").GetString()));
    }

    [Fact]
    public async Task When_nothing_answers_the_caller_gets_what_went_wrong_first_with_its_stack()
    {
        var router = new HandMadeRouter(_governance, Facts.WithFallbacks("RouteByRules"))
        {
            Core = (_, _) => ThrowFromTheModel(),
            Rules = (_, _) => throw new InvalidOperationException("no rule"),
        };

        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => router.RouteAsync(Bill));

        Assert.Contains(nameof(ThrowFromTheModel), thrown.StackTrace);
        Assert.Equal("failed", Outcome);
    }

    [Fact]
    public async Task A_cancelled_caller_gets_no_fallback()
    {
        using var cancellation = new CancellationTokenSource();
        var router = new HandMadeRouter(_governance, Facts.WithFallbacks("RouteByRules"))
        {
            Core = async (_, token) =>
            {
                await cancellation.CancelAsync();
                token.ThrowIfCancellationRequested();
                return new Route("never");
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => router.RouteAsync(Bill, cancellation.Token));

        Assert.Equal("intent outcome", Kinds);
        Assert.Equal("cancelled", Outcome);
    }

    [Fact]
    public async Task A_cancellation_of_the_models_own_is_a_failure()
    {
        var router = new HandMadeRouter(_governance, Facts.WithFallbacks("RouteByRules")) { Core = (_, _) => throw new TaskCanceledException() };

        Assert.Equal("rules", (await router.RouteAsync(Bill)).Queue);
    }

    [Fact]
    public async Task A_wrapper_that_runs_no_step_does_not_pass()
    {
        using var call = _governance.Begin<Route>(Facts.Audited());
        while (await call.NextAsync())
        {
        }

        Assert.Throws<InvalidOperationException>(() => call.Result);
        Assert.Equal("failed", Outcome);
    }

    [Fact]
    public async Task Nothing_configured_fails_closed_and_names_the_line_to_add()
    {
        var router = new HandMadeRouter(Engine.UnconfiguredGovernance.Instance, Facts.Audited());

        var thrown = await Assert.ThrowsAsync<GovernanceNotConfiguredException>(() => router.RouteAsync(Bill));

        Assert.Equal(0, router.CoreRuns);
        Assert.Contains("AddGovernedAi()", thrown.Message);
    }

    [Fact]
    public void A_governance_for_tests_is_the_default_until_it_is_disposed()
    {
        Assert.Same(_governance, GovernanceHost.Default);
        using (var inner = Governance.ForTests())
            Assert.Same(inner, GovernanceHost.Default);
        Assert.Same(_governance, GovernanceHost.Default);
    }

    private static Task<Route> ThrowFromTheModel() => throw new TimeoutException();

    private string Kinds => string.Join(' ', _governance.Records.Select(record => record.Kind));

    private string? Outcome => _governance.Records[^1].Data.GetProperty("outcome").GetString();
}
