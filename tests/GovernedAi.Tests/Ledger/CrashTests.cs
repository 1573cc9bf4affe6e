using System.Diagnostics;
using System.Globalization;
using GovernedAi.Ledger;

namespace GovernedAi.Tests.Ledger;

/// <summary>
/// Real processes, killed while they write. Five rounds in the suite; <c>GOVERNEDAI_CRASH_ROUNDS=200 dotnet test --filter Crash</c>
/// for more.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("GOVERNEDAI_CRASH_ROUNDS") ?? "5", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_when_two_processes_are_killed_while_they_write()
    {
        var random = new Random(20270301);
        var acknowledged = new Dictionary<long, string>();
        for (var round = 0; round < Rounds; round++)
        {
            var lines = await Task.WhenAll(RunAndKillAsync(random.Next(1, 60)), RunAndKillAsync(random.Next(1, 60)));
            foreach (var anchor in lines.SelectMany(line => line).Select(LedgerAnchor.Parse))
                Assert.True(acknowledged.TryAdd(anchor.Sequence, anchor.Hash), $"Two appends were told they are record {anchor.Sequence}.");
        }

        using (var ledger = new FileLedger(_folder.Path))
            await ledger.AppendAsync(new Note("after the last crash"));
        var verification = await LedgerVerifier.VerifyAsync(_folder.Path);
        Assert.Empty(verification.Faults);
        Assert.NotEmpty(acknowledged);
        using var reader = new FileLedger(_folder.Path);
        await foreach (var record in reader.ReadAsync())
        {
            if (acknowledged.Remove(record.Sequence, out var hash))
                Assert.Equal(hash, record.Hash);
        }

        Assert.Empty(acknowledged);
    }

    [Fact]
    public async Task Killing_who_prunes_and_who_appends_leaves_a_chain_that_verifies_and_loses_nothing_that_was_not_pruned()
    {
        var random = new Random(20270302);
        var acknowledged = new Dictionary<long, string>();
        for (var round = 0; round < Rounds; round++)
        {
            var lines = await Task.WhenAll(RunAndKillAsync(random.Next(1, 60)), RunAndKillAsync(random.Next(1, 8), "prune"));
            foreach (var anchor in lines[0].Select(LedgerAnchor.Parse))
                acknowledged.Add(anchor.Sequence, anchor.Hash);
            Assert.Empty((await LedgerVerifier.VerifyAsync(_folder.Path)).Faults);
        }

        var pruned = (await LedgerVerifier.VerifyAsync(_folder.Path)).Pruned;
        Assert.NotNull(pruned);
        using var reader = new FileLedger(_folder.Path);
        await foreach (var record in reader.ReadAsync())
        {
            if (acknowledged.Remove(record.Sequence, out var hash))
                Assert.Equal(hash, record.Hash);
        }

        Assert.All(acknowledged.Keys, sequence => Assert.True(sequence <= pruned.Cut.Sequence, $"Record {sequence} is gone, and records were pruned up to {pruned.Cut.Sequence}."));
    }

    [Fact]
    public async Task A_writer_whose_file_and_the_next_were_pruned_meanwhile_goes_on_at_the_end()
    {
        using var slow = new FileLedger(_folder.Path, new() { LongestFile = 1 });
        using var busy = new FileLedger(_folder.Path, new() { LongestFile = 1 });
        await Note.AppendAsync(slow, 1);
        await Note.AppendAsync(busy, 3);
        var cut = await busy.FindCutAsync(3);
        await busy.DropAsync(cut!.Value);

        Assert.Equal((3, 5), (cut.Value.Sequence, (await slow.AppendAsync(new Note("goes on"))).Sequence));
    }

    /// <summary>Lets a process append, and kills it once it has had that many acknowledged.</summary>
    private async Task<List<string>> RunAndKillAsync(int records, params string[] mode)
    {
        var child = Path.Combine(AppContext.BaseDirectory, "GovernedAi.CrashChild.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", child, _folder.Path, .. mode]) { RedirectStandardOutput = true })!;
        var lines = new List<string>();
        while (lines.Count < records && await process.StandardOutput.ReadLineAsync() is { } line)
            lines.Add(line);
        process.Kill();

        // What it had said before it died counts too; a line cut off in the middle does not.
        var rest = (await process.StandardOutput.ReadToEndAsync()).Split('\n');
        lines.AddRange(rest[..^1]);
        await process.WaitForExitAsync();
        return lines;
    }
}
