using GovernedAi.Runtime;

namespace GovernedAi.Tests.Runtime;

/// <summary>The facts of governed methods, as tests need them.</summary>
internal static class Facts
{
    public const string RouteId = "M:Acme.Freight.FreightRouter.RouteAsync(Acme.Freight.BillOfLading)";

    public static readonly TimeSpan StepTimeout = TimeSpan.FromMinutes(30);

    public static GovernedMethod Audited(OnAuditFailure onAuditFailure = OnAuditFailure.Block, params string[] fallbacks) =>
        Method(audited: true, onAuditFailure, escalation: null, fallbacks);

    public static GovernedMethod WithFallbacks(params string[] fallbacks) =>
        Method(audited: true, OnAuditFailure.Block, escalation: null, fallbacks);

    public static GovernedMethod Escalated(
        Ask ask = Ask.BeforeRelease, string? condition = null, string[]? chain = null, params string[] fallbacks) =>
        Method(
            audited: true,
            OnAuditFailure.Block,
            new EscalationPolicy(chain ?? ["hazmat-desk"], StepTimeout.Ticks, ask, condition, "Route {bill.Number} to {result.Queue}?"),
            fallbacks);

    /// <summary>A method with stated policies; of the fallbacks of <see cref="HandMadeRouter"/>, the third is awaited.</summary>
    public static GovernedMethod With(EscalationPolicy? escalation, params FallbackPolicy[] fallbacks) =>
        new(RouteId, "FreightRouting", "FreightRouter.RouteAsync", audited: true, "inbound-routing", OnAuditFailure.Block, escalation, fallbacks);

    public static GovernedMethod Method(bool audited, OnAuditFailure onAuditFailure, EscalationPolicy? escalation, string[] fallbacks) =>
        new(RouteId, "FreightRouting", "FreightRouter.RouteAsync", audited, "inbound-routing", onAuditFailure, escalation, [.. fallbacks.Select(name => new FallbackPolicy(name))]);

    public static ModelCallSite Site(string? governedBy = RouteId) =>
        new("M:Acme.Freight.FreightRouter.RouteCoreAsync(Acme.Freight.BillOfLading)#1", "OpenAI.Chat.ChatClient.CompleteChatAsync", "OpenAI", "chat", governedBy, "FreightRouter.cs", 42);
}
