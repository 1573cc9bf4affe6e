using GovernedAi.Approvals;
using GovernedAi.Files;
using GovernedAi.HealthChecks;
using GovernedAi.Ledger;
using GovernedAi.Suspension;
using GovernedAi.Testing;
using GovernedAi.Tests.Approvals;
using GovernedAi.Tests.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GovernedAi.Tests.HealthChecks;

/// <summary>The check as a host runs it, over the embedded governance in a folder.</summary>
public sealed class GovernanceHealthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_governance_in_order_is_healthy_and_says_where_its_chain_ends()
    {
        await using var services = Build(o => o.FreeBytes = _ => 5L << 30);
        var receipts = await Note.AppendAsync(services.GetRequiredService<ILedger>(), 3);
        var before = Files();

        var entry = await CheckAsync(services);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal($"3:{receipts[2].Hash}", entry.Data["ledgerHead"]);
        Assert.Equal(5L << 30, entry.Data["diskFreeBytes"]);
        Assert.Equal(0, entry.Data["waitingRequests"]);
        Assert.Empty((string[])entry.Data["suspended"]);
        Assert.Equal(before, Files());
        Assert.Equal(3, (await LedgerVerifier.VerifyAsync(_folder["ledger"])).Records);
    }

    [Fact]
    public async Task The_room_of_a_real_disk_can_be_told()
    {
        await using var services = Build(o => o.LowDiskBytes = 1);
        await Note.AppendAsync(services.GetRequiredService<ILedger>(), 1);

        var entry = await CheckAsync(services);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.InRange((long)entry.Data["diskFreeBytes"], 1, long.MaxValue);
    }

    [Fact]
    public async Task A_ledger_whose_folder_is_gone_is_unhealthy()
    {
        await using var services = Build();
        await Note.AppendAsync(services.GetRequiredService<ILedger>(), 1);
        Directory.Delete(_folder["ledger"], recursive: true);

        var entry = await CheckAsync(services);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains($"{_folder["ledger"]}, does not exist", entry.Description);
        Assert.False(Directory.Exists(_folder["ledger"]));
    }

    [Fact]
    public async Task A_ledger_whose_folder_cannot_be_written_is_unhealthy()
    {
        await using var services = Build();
        // Rights do not bind a privileged process, which tests in a container are; a folder where the lock has to lie does.
        Directory.CreateDirectory(Path.Combine(_folder["ledger"], ".lock"));

        var entry = await CheckAsync(services);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("cannot be written", entry.Description);
        Assert.IsType<LedgerUnavailableException>(entry.Exception);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => Note.AppendAsync(services.GetRequiredService<ILedger>(), 1));
    }

    [Fact]
    public async Task A_folder_that_may_only_be_read_is_unhealthy()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;
        await using var services = Build();
        await Note.AppendAsync(services.GetRequiredService<ILedger>(), 1);
        File.SetUnixFileMode(_folder["ledger"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var entry = await CheckAsync(services);
        File.SetUnixFileMode(_folder["ledger"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("cannot be written", entry.Description);
    }

    [Fact]
    public async Task A_ledger_that_another_process_holds_does_not_outwait_the_timeout_of_the_check()
    {
        await using var services = Build(timeout: TimeSpan.FromMilliseconds(50));
        await Note.AppendAsync(services.GetRequiredService<ILedger>(), 1);
        using (FolderLock.Acquire(_folder["ledger"]))
        {
            var entry = await CheckAsync(services).WaitAsync(TimeSpan.FromSeconds(5));

            Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        }
    }

    [Fact]
    public async Task A_last_record_that_was_changed_is_unhealthy()
    {
        await using var services = Build();
        await Note.AppendAsync(services.GetRequiredService<ILedger>(), 2);
        var file = Path.Combine(_folder["ledger"], "000001.jsonl");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("note 2", "note 9"));

        var entry = await CheckAsync(services);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("000001.jsonl is damaged", entry.Description);
    }

    [Theory]
    [InlineData(999, HealthStatus.Degraded)]
    [InlineData(1000, HealthStatus.Healthy)]
    public async Task A_disk_with_little_room_is_degraded(long free, HealthStatus expected)
    {
        await using var services = Build(o => (o.LowDiskBytes, o.FreeBytes) = (1000, _ => free));
        await Note.AppendAsync(services.GetRequiredService<ILedger>(), 1);

        var entry = await CheckAsync(services);

        Assert.Equal(expected, entry.Status);
        Assert.Equal(free, entry.Data["diskFreeBytes"]);
        Assert.Equal(expected == HealthStatus.Degraded, entry.Description!.Contains("999 bytes left, fewer than 1,000"));
    }

    [Fact]
    public async Task A_disk_that_cannot_be_measured_is_degraded()
    {
        await using var services = Build(o => o.FreeBytes = _ => throw new IOException("no such volume"));
        await Note.AppendAsync(services.GetRequiredService<ILedger>(), 1);

        var entry = await CheckAsync(services);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("no such volume", entry.Description);
    }

    [Fact]
    public async Task A_request_that_waits_too_long_is_degraded_until_it_is_answered()
    {
        await using var services = Build(o => (o.LongestWait, o.LowDiskBytes) = (TimeSpan.FromHours(4), 0));
        await Note.AppendAsync(services.GetRequiredService<ILedger>(), 1);
        var approvals = services.GetRequiredService<IApprovalStore>();
        var drill = Sample.Request(_clock) with { Drill = "fire" };
        await approvals.OpenAsync(drill);
        _clock.Advance(TimeSpan.FromHours(1));
        var oldest = Sample.Request(_clock);
        await approvals.OpenAsync(oldest);
        _clock.Advance(TimeSpan.FromHours(4));
        await approvals.OpenAsync(Sample.Request(_clock));

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(services)).Status);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var entry = await CheckAsync(services);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains($"{oldest.Id} (FreightRouter.RouteAsync) has waited for 04:00:01, longer than 04:00:00", entry.Description);
        Assert.Equal(2, entry.Data["waitingRequests"]);
        Assert.Equal(oldest.Id, entry.Data["oldestRequest"]);
        Assert.Equal(oldest.At, entry.Data["oldestRequestAt"]);

        await approvals.TryDecideAsync(Sample.Decision(oldest, _clock));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(services)).Status);
    }

    [Fact]
    public async Task What_is_suspended_is_told_and_no_fault()
    {
        await using var services = Build();
        await services.GetRequiredService<StopSwitch>().SuspendAsync(SuspensionKind.Method, "FreightRouter.RouteAsync", "wrong queues", "kim");
        await services.GetRequiredService<ISuspensions>().SuspendAsync(
            new Suspended(SuspensionKind.UseCase, "inbound-routing", "trip", "GovernedAi (trip)", _clock.GetUtcNow(), _clock.GetUtcNow() + TimeSpan.FromHours(1)));

        var entry = await CheckAsync(services);
        _clock.Advance(TimeSpan.FromHours(1));
        var later = await CheckAsync(services);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(["method FreightRouter.RouteAsync", "use case inbound-routing"], (string[])entry.Data["suspended"]);
        Assert.Equal(["method FreightRouter.RouteAsync"], (string[])later.Data["suspended"]);
    }

    [Fact]
    public async Task One_finding_hides_none_of_the_others()
    {
        await using var services = Build(o => (o.LowDiskBytes, o.FreeBytes) = (1000, _ => 999));
        await File.WriteAllTextAsync(_folder["suspended.json"], "{");

        var entry = await CheckAsync(services);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("does not exist", entry.Description);
        Assert.Contains("suspended.json(1,", entry.Description);
        Assert.Contains("bytes left", entry.Description);
        Assert.Equal(0, entry.Data["waitingRequests"]);
    }

    [Fact]
    public async Task Without_a_governance_it_says_so_under_the_status_that_was_asked_for()
    {
        var collection = new ServiceCollection().AddLogging();
        collection.AddHealthChecks().AddGovernedAi(name: "ai", failureStatus: HealthStatus.Degraded);
        await using var services = collection.BuildServiceProvider();

        var entry = await CheckAsync(services, "ai");

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("services.AddGovernedAi()", entry.Description);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_probed_is_named()
    {
        await using var services = Build(add: collection => collection.AddSingleton<ILedger>(new InMemoryLedger()));

        var entry = await CheckAsync(services);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Contains("not probed: InMemoryLedger", (string)entry.Data["ledger"]);
    }

    [Fact]
    public async Task Services_that_cannot_be_made_are_a_finding()
    {
        await using var services = Build(add: collection => collection.AddSingleton<ILedger>(_ => throw new InvalidOperationException("no connection string")));

        var entry = await CheckAsync(services);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("no connection string", entry.Description);
    }

    private string[] Files() => [.. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private ServiceProvider Build(Action<GovernedAiHealthOptions>? configure = null, Action<IServiceCollection>? add = null, TimeSpan? timeout = null)
    {
        var collection = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock);
        add?.Invoke(collection);
        collection.AddGovernedAi(o => (o.Folder, o.AskAtConsole) = (_folder.Path, false));
        collection.AddHealthChecks().AddGovernedAi(o =>
        {
            o.FreeBytes = configure is null ? _ => long.MaxValue : o.FreeBytes;
            configure?.Invoke(o);
        }, timeout: timeout);
        return collection.BuildServiceProvider();
    }

    private static async Task<HealthReportEntry> CheckAsync(IServiceProvider services, string name = "governedai")
    {
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return report.Entries[name];
    }
}
