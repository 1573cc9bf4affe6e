using GovernedAi.Hosting;
using GovernedAi.Runtime;
using GovernedAi.Testing;

namespace GovernedAi.Tool.Tests.Evidence;

/// <summary>A program with one governed method, on a real governance folder, as the tool finds it from outside.</summary>
internal sealed class GovernedProgram : IDisposable
{
    public const string MethodId = "M:Acme.Freight.FreightRouter.RouteAsync(System.String)";

    private readonly GovernanceLease _governance;

    public GovernedProgram()
    {
        Folder = Directory.CreateTempSubdirectory("governedai-").FullName;
        _governance = GovernanceHost.Use(
            o =>
            {
                o.Folder = Folder;
                o.AskAtConsole = false;
                o.Group("hazmat-desk", "ana", "bo");
            },
            Clock);
    }

    public string Folder { get; }

    public ManualTimeProvider Clock { get; } = new();

    public GovernanceLease Governance => _governance;

    /// <summary>The wrapper as it is generated for a method with <c>[AuditLog("inbound-routing")]</c>, and with <c>[Escalation("hazmat-desk")]</c> if people are asked.</summary>
    public async Task<string> RouteAsync(string bill, bool asks, int quorum = 1, string[]? incident = null)
    {
        var escalation = asks ? new EscalationPolicy(["hazmat-desk"], TimeSpan.FromMinutes(30).Ticks, Ask.BeforeRelease, condition: null, question: null, quorum: quorum) : null;
        var method = new GovernedMethod(MethodId, "Freight", "FreightRouter.RouteAsync", audited: true, useCase: "inbound-routing", escalation: escalation, owner: "freight desk",
            fallbacks: asks ? [new FallbackPolicy("RouteByRules", FallbackOn.Unrecorded, preview: true)] : [],
            incident: incident is null ? null : new IncidentPolicy(incident, TimeSpan.FromHours(1).Ticks));
        using var call = _governance.Begin<string>(method);
        call.Argument("bill", bill, ArgumentPrivacy.DataSubject);
        while (await call.NextAsync())
        {
            if (call.Step == GovernedStep.Core)
                call.Propose("hazmat");
            else if (call.Step == GovernedStep.Fallback)
                call.Propose("general");
            else
                call.Ask($"Route {bill} to hazmat?");
        }

        return call.Result;
    }

    public void Dispose()
    {
        _governance.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
