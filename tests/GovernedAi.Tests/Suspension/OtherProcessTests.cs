using System.Diagnostics;
using GovernedAi.Ledger;
using GovernedAi.Suspension;
using GovernedAi.Tests.Ledger;

namespace GovernedAi.Tests.Suspension;

/// <summary>What one process stops, another that is in the middle of its work stops too.</summary>
public sealed class OtherProcessTests : IDisposable
{
    /// <summary>The promise is seconds; a busy machine may take its time to start a process.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, "GovernanceSuspendedException asked=0")]
    [InlineData(true, "rules asked=0")]
    public async Task A_running_process_heeds_what_another_stops_and_lets_go_on(bool hasFallback, string stopped)
    {
        using var ledger = new FileLedger(_folder["ledger"]);
        var stop = new StopSwitch(new SuspensionFile(_folder.Path, TimeProvider.System), ledger, TimeProvider.System);
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "GovernedAi.CrashChild.dll"), _folder.Path, "route", $"{hasFallback}"]) { RedirectStandardOutput = true })!;
        try
        {
            await ReadUntilAsync("model asked=1");

            await stop.SuspendAsync(SuspensionKind.UseCase, "inbound-routing", "wrong queues since noon", "kim");
            await ReadUntilAsync(stopped);

            await stop.ResumeAsync(SuspensionKind.UseCase, "inbound-routing", "mended", "kim");
            await ReadUntilAsync("model asked=1");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        var records = await Note.ReadAsync(ledger);
        var suspended = records.Single(record => record.Kind == RecordKinds.Suspended);
        Assert.Equal(("inbound-routing", "wrong queues since noon", "kim"), (Text(suspended, "name"), Text(suspended, "reason"), Text(suspended, "by")));
        Assert.Single(records, record => record.Kind == RecordKinds.Resumed);
        Assert.Contains(records, record => record.Kind == RecordKinds.Outcome && record.Sequence > suspended.Sequence && Text(record, "outcome") == (hasFallback ? "fallback" : "suspended"));
        Assert.Empty((await LedgerVerifier.VerifyAsync(_folder["ledger"])).Faults);

        // What was under way when it was stopped may still come out; the process says nothing else.
        async Task ReadUntilAsync(string expected)
        {
            using var limit = new CancellationTokenSource(Limit);
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (line == expected)
                    return;
                Assert.Contains(line, new[] { "model asked=1", stopped });
            }

            Assert.Fail("The process ended.");
        }
    }

    private static string? Text(LedgerRecord record, string name) => record.Data.GetProperty(name).GetString();
}
