using GovernedAi.Approvals;
using GovernedAi.Hosting;
using GovernedAi.Tests.Runtime;

namespace GovernedAi.Tests.Hosting;

/// <summary>Hosts look after what is deferred, by the clock and as soon as something is asked.</summary>
public sealed class DeferredServiceTests : DeferredWalk
{
    [Fact]
    public async Task Two_hosts_on_one_folder_move_on_what_a_third_left_behind()
    {
        var pending = await LeaveAsync();
        DeferredService[] hosts = [new(Process(), Clock), new(Process(), Clock)];
        foreach (var host in hosts)
            await host.StartAsync(default);
        await LookedAsync();

        await LookAsync(Facts.StepTimeout);
        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));

        await LookAsync(Facts.StepTimeout);
        Assert.NotNull((await Engine.Approvals.FindAsync(pending))!.TimedOutAt);
        Assert.Equal(["hazmat-desk", "compliance"], Rang.Rung);
        Assert.Single(await RecordsAsync("approvalDecided"));
        foreach (var host in hosts)
            await host.StopAsync(default);
    }

    [Fact]
    public async Task A_host_learns_at_once_of_what_its_own_calls_ask()
    {
        var method = Method(stepTimeout: TimeSpan.FromSeconds(5));
        var engine = Process(method);
        var host = new DeferredService(engine, Clock);
        await host.StartAsync(default);
        await Clock.WhenWaitingAsync(1).WaitAsync(Patience);
        var pending = await LeaveAsync(Router(engine, method));

        Clock.Advance(TimeSpan.FromSeconds(5));
        await Rang.RangTwice.WaitAsync(Patience);

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        await host.StopAsync(default);
    }
}
