using GovernedAi;
using OpenAI.Chat;

namespace Acme.Freight;

/// <summary>Routes inbound freight by its paperwork. A model proposes; the attributes say what happens when it is wrong.</summary>
public sealed partial class FreightRouter(ChatClient chat, IGovernance governance)
{
    [AuditLog("inbound-routing")]
    [Escalation("hazmat-desk", "compliance", If = nameof(MayBeHazmat), StepTimeout = "00:30:00", Question = "Route {bill.Number} ({bill.Goods}) to {result.Queue}?")]
    [Fallback(nameof(RouteByRules), Preview = true)]
    public partial Task<Route> RouteAsync(BillOfLading bill, CancellationToken cancellation);

    private async Task<Route> RouteCoreAsync(BillOfLading bill, CancellationToken cancellation)
    {
        ChatCompletion answer = await chat.CompleteChatAsync(RoutingPrompt.For(bill), cancellationToken: cancellation);
        return RoutingPrompt.Read(answer.Content[0].Text);
    }

    // Looks at the paper as well as at the answer: the model's own word must not be the only alarm.
    private static bool MayBeHazmat(BillOfLading bill, Route result) => result.Queue == "hazmat" || HazmatWords.In(bill.Text);

    private static Route RouteByRules(BillOfLading bill) =>
        HazmatWords.In(bill.Text) ? new Route("hazmat", "by rule: the paper names dangerous goods; hold for the hazmat desk")
        : bill.Goods.Length == 0 ? new Route("manual-review", "by rule: the paper cannot be read")
        : bill.Goods.Contains("degrees C", StringComparison.Ordinal) ? new Route("cold-chain", "by rule: a temperature is stated")
        : new Route("general", "by rule: nothing on the paper asks for more");
}
