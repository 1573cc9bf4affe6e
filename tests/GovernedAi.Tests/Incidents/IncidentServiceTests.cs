using GovernedAi.Incidents;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.People;
using GovernedAi.Runtime;
using GovernedAi.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovernedAi.Tests.Incidents;

/// <summary>A host tells people of incidents it did not open itself, and of the next step when time is over.</summary>
[Collection("default governance of the process")]
public sealed class IncidentServiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_tells_whoever_is_due_at_its_next_look()
    {
        var pager = new Pager("pager");
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Services.AddSingleton<TimeProvider>(_clock).AddSingleton<IIncidentNotifier>(pager).AddGovernedAi(o =>
        {
            o.Folder = _folder.Path;
            o.AskAtConsole = false;
            o.Group("desk", "ana").Group("compliance", "cleo");
        });
        using var host = builder.Build();
        await host.StartAsync();
        await LookedAsync();

        // Opened as the command line does: on the same folder, by nothing that could tell anybody.
        var services = host.Services;
        var elsewhere = new IncidentDesk(services.GetRequiredService<ILedger>(), services.GetRequiredService<IPayloadStore>(), services.GetRequiredService<IPeople>(), [], _clock);
        var incident = await elsewhere.OpenAsync(await RouteAsync(services.GetRequiredService<IGovernance>()), "wrong queue", "kim");
        Assert.Empty(incident.Steps.Single().Via);
        Assert.Empty(pager.Told);

        await LookAsync(minutes: 1);
        Assert.Equal(["desk: ana"], pager.Told);

        await LookAsync(minutes: 28);
        Assert.Equal(["desk: ana"], pager.Told);

        await LookAsync(minutes: 1);
        Assert.Equal(["desk: ana", "compliance: cleo"], pager.Told);
        await host.StopAsync();
    }

    private async Task LookAsync(int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await LookedAsync();
        }
    }

    /// <summary>It has looked when it waits for the next time; the other timer is that of the retention.</summary>
    private Task LookedAsync() => _clock.WhenWaitingAsync(2).WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>One governed call; its id.</summary>
    private static async Task<string> RouteAsync(IGovernance governance)
    {
        var method = new GovernedMethod(
            "M:Acme.Freight.FreightRouter.RouteAsync", "Freight", "FreightRouter.RouteAsync", audited: true, useCase: "inbound-routing",
            incident: new IncidentPolicy(["desk", "compliance"], TimeSpan.FromMinutes(30).Ticks));
        using var call = governance.Begin<string>(method);
        while (await call.NextAsync())
            call.Propose("standard");
        return call.Id.ToString("N");
    }
}
