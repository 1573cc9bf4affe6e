using GovernedAi.Testing;
using Microsoft.Extensions.AI;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>The example of the README, generated, compiled and run.</summary>
public class FreightRouterTests
{
    public const string Code =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        namespace Acme.Freight;

        public sealed record BillOfLading(string Number, string Goods);

        public sealed record Route(string Queue);

        public sealed partial class FreightRouter(IChatClient chat, IGovernance governance)
        {
            [AuditLog("inbound-routing")]
            [Escalation("hazmat-desk", "compliance", If = nameof(MayBeHazmat), StepTimeout = "00:30:00", Question = "Route {bill.Number} to {result.Queue}?")]
            [Fallback(nameof(RouteByRules))]
            public partial Task<Route> RouteAsync(BillOfLading bill, CancellationToken cancellation);

            private async Task<Route> RouteCoreAsync(BillOfLading bill, CancellationToken cancellation)
            {
                var answer = await chat.GetResponseAsync($"Which queue takes {bill.Goods}?", cancellationToken: cancellation);
                return new Route(answer.Text);
            }

            private static bool MayBeHazmat(BillOfLading bill, Route result) => bill.Goods.Contains("acid") || result.Queue == "hazmat";

            private Route RouteByRules(BillOfLading bill) => new("manual");
        }

        public static class Program
        {
            public static async Task<string> RouteAsync(IChatClient chat, IGovernance governance, string goods) =>
                (await new FreightRouter(chat, governance).RouteAsync(new BillOfLading("MB-7", goods), default)).Queue;
        }
        """;

    private static readonly GovernedProgram Program = GovernedProgram.Of(Code);

    [Fact]
    public async Task A_call_is_recorded_with_its_arguments_its_prompt_and_its_outcome()
    {
        using var governance = Governance.ForTests();
        Assert.Equal("apples", await RouteAsync(new FakeChat("apples"), governance, "apples"));

        Assert.Equal(["intent", "modelCall", "outcome"], governance.Records.Select(r => r.Kind));
        Assert.All(governance.Records, r => Assert.Equal("M:Acme.Freight.FreightRouter.RouteAsync(Acme.Freight.BillOfLading,System.Threading.CancellationToken)", r.Method));
        Assert.All(governance.Records, r => Assert.Equal("inbound-routing", r.UseCase));
        Assert.Equal("""{"Number":"MB-7","Goods":"apples"}""", governance.Content(governance.Records[0], "arguments", "bill"));
        var call = governance.Records[1];
        Assert.Equal("\"Which queue takes apples?\"", governance.Content(call, "prompt"));
        Assert.Equal("\"apples\"", governance.Content(call, "response"));
        Assert.Contains("fake-1", call.Data.ToString(), StringComparison.Ordinal);
        Assert.Equal("""{"Queue":"apples"}""", governance.Content(governance.Records[2], "result"));
    }

    [Fact]
    public async Task What_the_condition_catches_is_asked_with_the_question_and_released_by_a_person()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();
        Assert.Equal("chemicals", await RouteAsync(new FakeChat("chemicals"), governance, "acid"));

        Assert.Equal("Route MB-7 to chemicals?", Assert.Single(governance.Approver.Asked).Question);
        Assert.Contains("approvalDecided", governance.Records.Select(r => r.Kind));
    }

    [Fact]
    public async Task A_rejected_answer_and_a_failing_model_are_answered_by_the_fallback()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Rejects();
        Assert.Equal("manual", await RouteAsync(new FakeChat("chemicals"), governance, "acid"));
        Assert.Equal("manual", await RouteAsync(new FakeChat(_ => throw new HttpRequestException("down")), governance, "apples"));
        Assert.Equal(2, governance.Records.Count(r => r.Kind == "outcome"));
    }

    private static Task<string> RouteAsync(IChatClient chat, IGovernance governance, string goods) =>
        Program.CallAsync<string>("Acme.Freight.Program", "RouteAsync", chat, governance, goods);
}
