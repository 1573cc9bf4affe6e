using GovernedAi.Approvals;
using GovernedAi.Ledger;
using GovernedAi.Testing;
using GovernedAi.Tests.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovernedAi.Tests.Hosting;

[Collection("default governance of the process")]
public sealed class AddGovernedAiTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_started_host_governs_what_has_no_governance_of_its_own()
    {
        using var host = Build(services => services.AddGovernedAi(o => o.Folder = _folder.Path));
        await host.StartAsync();

        await new HandMadeRouter(GovernanceHost.Default, Facts.Audited()).RouteAsync(new Bill("BL-1", "pallets"));
        Assert.Same(host.Services.GetRequiredService<IGovernance>(), GovernanceHost.Default);
        await host.StopAsync();

        Assert.False(GovernanceHost.IsConfigured);
        var kinds = new List<string>();
        await foreach (var record in host.Services.GetRequiredService<ILedger>().ReadAsync())
            kinds.Add(record.Kind);
        Assert.Equal(["started", "intent", "outcome"], kinds);
        Assert.Single(Directory.GetFiles(_folder["payloads"], "*.jsonl", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task It_is_there_before_other_services_of_the_host_start()
    {
        var first = new StartsFirst();
        using var host = Build(services => services.AddSingleton<IHostedService>(first).AddGovernedAi(o => o.Folder = _folder.Path));

        await host.StartAsync();
        await host.StopAsync();

        Assert.True(first.WasConfigured);
    }

    [Fact]
    public async Task In_production_a_folder_must_be_stated()
    {
        using var host = Build(services => services.AddGovernedAi(), Environments.Production);

        var thrown = await Assert.ThrowsAsync<GovernanceNotConfiguredException>(() => host.StartAsync());

        Assert.Contains("o.Folder = ", thrown.Message);
        Assert.False(GovernanceHost.IsConfigured);
    }

    [Fact]
    public async Task In_production_with_a_ledger_elsewhere_no_folder_is_needed()
    {
        using var host = Build(services => services.AddSingleton<ILedger>(new InMemoryLedger()).AddGovernedAi(), Environments.Production);

        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_the_start()
    {
        await File.WriteAllTextAsync(_folder["file"], "in the way");
        using var host = Build(services => services.AddGovernedAi(o => o.Folder = _folder["file"]));

        var thrown = await Assert.ThrowsAsync<GovernanceNotConfiguredException>(() => host.StartAsync());

        Assert.Contains("cannot be written", thrown.Message);
    }

    [Fact]
    public async Task A_malformed_people_file_stops_the_start_of_what_needs_people()
    {
        await File.WriteAllTextAsync(_folder["people.json"], "{ \"groups\": [] }");

        var fault = await StartupCheckTests.FaultOf(_folder.Path, Facts.Escalated());

        Assert.Contains("people.json(1,", fault);
    }

    [Fact]
    public void Without_a_host_it_is_used_for_as_long_as_it_is_leased()
    {
        using (var lease = GovernanceHost.Use(o => o.Folder = _folder.Path))
        {
            Assert.Same(lease, GovernanceHost.Default);
            Assert.Equal("standard", new HandMadeRouter(GovernanceHost.Default, Facts.Audited()).Route(new Bill("BL-1", "pallets")).Queue);
        }

        Assert.False(GovernanceHost.IsConfigured);
    }

    [Fact]
    public async Task Adding_it_twice_is_adding_it_once()
    {
        using var host = Build(services => services.AddGovernedAi().AddGovernedAi(o => o.Folder = _folder.Path));

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(1, (await LedgerVerifier.VerifyAsync(_folder["ledger"])).Records);
    }

    [Fact]
    public async Task No_group_is_given_longer_than_the_longest_step()
    {
        var clock = new ManualTimeProvider();
        using var lease = GovernanceHost.Use(
            o =>
            {
                o.Folder = _folder.Path;
                o.AskAtConsole = false;
                o.LongestStep = TimeSpan.FromSeconds(1);
                o.Group("hazmat-desk", "ana");
            },
            clock);

        var routing = new HandMadeRouter(lease, Facts.Escalated(fallbacks: "RouteByRules")).RouteAsync(new Bill("BL-1", "batteries"));
        await clock.WhenWaitingAsync(2);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("rules", (await routing.WaitAsync(TimeSpan.FromSeconds(20))).Queue);
    }

    [Fact]
    public async Task A_host_that_stops_lets_go_of_who_waits_and_leaves_the_request_open()
    {
        using var host = Build(services => services.AddGovernedAi(o =>
        {
            o.Folder = _folder.Path;
            o.AskAtConsole = false;
            o.Group("hazmat-desk", "ana");
        }));
        await host.StartAsync();
        var routing = new HandMadeRouter(GovernanceHost.Default, Facts.Escalated(fallbacks: "RouteByRules")).RouteAsync(new Bill("BL-1", "batteries"));
        var store = host.Services.GetRequiredService<IApprovalStore>();
        while (await store.ListWaitingAsync().AllAsync(request => request.Asked.Count == 0))
            await Task.Yield();

        await host.StopAsync();

        var pending = await Assert.ThrowsAsync<ApprovalPendingException>(() => routing.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(pending.Request, (await store.ListWaitingAsync().SingleAsync()).Id);
    }

    private static IHost Build(Action<IServiceCollection> add, string? environment = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment ?? Environments.Development });
        add(builder.Services);
        return builder.Build();
    }

    private sealed class StartsFirst : IHostedService
    {
        public bool WasConfigured { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            WasConfigured = GovernanceHost.IsConfigured;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
