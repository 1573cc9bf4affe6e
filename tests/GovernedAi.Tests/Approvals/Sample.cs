using GovernedAi.Approvals;
using GovernedAi.Json;

namespace GovernedAi.Tests.Approvals;

/// <summary>Requests and decisions as tests need them.</summary>
internal static class Sample
{
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(30);

    public static ApprovalRequest Request(TimeProvider clock) => new()
    {
        Id = ApprovalName.New(),
        Call = Guid.NewGuid().ToString("N"),
        Method = "M:Acme.Freight.FreightRouter.RouteAsync",
        Name = "FreightRouter.RouteAsync",
        Assembly = "FreightRouting",
        At = clock.GetUtcNow(),
        Ask = Ask.BeforeRelease,
        Question = "Route BL-7 to hazmat?",
        Chain = ["hazmat-desk", "compliance"],
        StepTimeout = Timeout,
        IfNobodyAnswers = "RouteByRules answers",
        Binding = new ApprovalBinding("M:Acme.Freight.FreightRouter.RouteAsync", "a1", "b2"),
        Arguments = new Dictionary<string, RawJson> { ["bill"] = new("""{"Number":"BL-7"}"""u8.ToArray()) },
        Proposal = new RawJson("""{"Queue":"hazmat"}"""u8.ToArray()),
    };

    public static ApprovalStep Step(TimeProvider clock, string group, params string[] people) =>
        new(group, people, clock.GetUtcNow(), clock.GetUtcNow() + Timeout);

    public static ApprovalDecision Decision(ApprovalRequest request, TimeProvider clock) => new()
    {
        Request = request.Id,
        Verdict = Verdict.Release,
        By = "ana",
        Assurance = Assurance.Authenticated,
        Reason = "looks right",
        At = clock.GetUtcNow(),
        Binding = request.Binding,
    };
}
