namespace GovernedAi.Tool.Tests.Samples;

/// <summary>A small program in which every verdict occurs.</summary>
internal static class Freight
{
    public const string Code = """
        [assembly: UseCase("inbound-routing", Owner = "Dana Ortiz, inbound operations", Purpose = "Sort freight paperwork <by queue>", Risk = Risk.High, ApprovedBy = "AI board", ReviewBy = "2026-05-01", Target = "80 % routed", Incident = new[] { "dock", "compliance" }, IncidentStepTimeout = "00:30:00", RetentionDays = 730)]
        namespace Acme.Freight;

        public sealed record Bill(string Number, string Text);
        public sealed record Route(string Queue);

        public sealed partial class Router(IChatClient chat)
        {
            [AuditLog("inbound-routing")]
            [Escalation("hazmat-desk", "compliance", If = nameof(MayBeHazmat), StepTimeout = "01:30:00", Question = "Route {bill.Number} to {result.Queue}?")]
            [Fallback(nameof(ByRules)), Fallback(nameof(ByHand))]
            public partial Task<Route> RouteAsync(Bill bill);
            private async Task<Route> RouteCoreAsync(Bill bill) => new((await chat.GetResponseAsync(bill.Text)).Text);
            private static bool MayBeHazmat(Bill bill, Route result) => bill.Text.Contains("UN") || result.Queue == "hazmat";
            private Route ByRules(Bill bill) => new("general");
            private Route ByHand(Bill bill) => new("people");

            [Escalation("legal", Ask = Ask.BeforeModel)]
            public partial Task<string> DraftAsync(string question);
            private async Task<string> DraftCoreAsync(string question) => (await chat.GetResponseAsync(question)).Text;

            public async Task<string> Quick(string q) => (await chat.GetResponseAsync(q)).Text;

            [GovernanceWaiver("GAI1001", Reason = "pilot <with> two customers", ApprovedBy = "A. Ruiz", Expires = "2026-12-31")]
            public async Task<string> Pilot(string q) => (await chat.GetResponseAsync(q)).Text;

            [CallersGovern]
            public async Task<string> Shared(string q) => (await chat.GetResponseAsync(q)).Text;
        }
        """;
}
