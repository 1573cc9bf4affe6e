using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GovernedAi.Approvals;
using GovernedAi.Ledger;

namespace GovernedAi.Tests.Approvals;

/// <summary>
/// Real processes that ask and decide, killed at random points and started again. A few rounds in the suite; <c>tests/crash.sh</c> runs 200.
/// </summary>
public sealed class ApprovalCrashTests : IDisposable
{
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("GOVERNEDAI_CRASH_ROUNDS") ?? "5", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(20270302);
    private readonly List<string> _said = [];
    private int _orders;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_no_decision_is_used_twice_and_nothing_is_released_that_was_not_approved()
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            while (open.Count < 6)
                open.Add($"order-{++_orders}");
            await RoundAsync(open, kill: true);
        }

        await RoundAsync(open, kill: false);
        Assert.Empty(open);
        Assert.DoesNotContain(_said, line => line.StartsWith("failed ", StringComparison.Ordinal));

        var verification = await LedgerVerifier.VerifyAsync(_folder["ledger"]);
        Assert.Empty(verification.Faults);
        using var ledger = new FileLedger(_folder["ledger"]);
        var records = await ledger.ReadAsync().ToListAsync();
        AllThatWasReturnedWasApproved(records);
        NothingIsUsedTwice(records);
        await NothingAcknowledgedIsLostAsync(records);
    }

    /// <summary>Lets an asker and two deciders work, and kills them one after the other in the middle of it.</summary>
    private async Task RoundAsync(HashSet<string> open, bool kill)
    {
        using var asker = Start([_folder.Path, "ask", .. open]);
        using var first = Start([_folder.Path, "decide", $"{_random.Next()}"]);
        using var second = Start([_folder.Path, "decide", $"{_random.Next()}"]);
        var reading = new[] { asker, first, second }.Select(ReadAsync).ToArray();
        if (kill)
        {
            // Starting takes most of it; the kills fall before, while and after things happen.
            await Task.Delay(_random.Next(150, 700));
            foreach (var process in new[] { asker, first, second }.OrderBy(_ => _random.Next()))
            {
                process.Kill();
                await Task.Delay(_random.Next(0, 20));
            }
        }
        else
        {
            await asker.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
            first.Kill();
            second.Kill();
        }

        foreach (var line in (await Task.WhenAll(reading)).SelectMany(lines => lines))
        {
            _said.Add(line);
            if (line.Split(' ') is ["returned" or "rejected", var order, ..])
                open.Remove(order);
        }
    }

    private void AllThatWasReturnedWasApproved(List<LedgerRecord> records)
    {
        var decided = records.Where(record => record.Kind == RecordKinds.ApprovalDecided).ToLookup(RequestOf, record => record.Data.GetProperty("verdict").GetString()!);
        var requests = RequestsByCall(records);
        foreach (var outcome in records.Where(record => record.Kind == RecordKinds.Outcome))
        {
            var how = outcome.Data.GetProperty("outcome").GetString();
            var expected = how switch { "released" => "released", "corrected" => "answered", "rejected" => "rejected", _ => null };
            Assert.True(expected is not null, $"An outcome nobody decided: {how}");
            Assert.Equal([expected], decided[requests[outcome.Call!]]);
        }

        // What a call returned is what the people saw: the proposal of the request, or their correction.
        var results = records.Where(record => record.Kind == RecordKinds.Outcome && record.Data.TryGetProperty("result", out _)).ToList();
        Assert.True(results.Count >= _said.Count(line => line.StartsWith("returned ", StringComparison.Ordinal)), "Something was returned without an outcome on record.");
        foreach (var returned in _said.Where(line => line.StartsWith("returned ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]))
            Assert.Contains(Approved(), approved => approved == returned);
    }

    /// <summary>What the request files say was proposed and released, or answered.</summary>
    private IEnumerable<string> Approved()
    {
        foreach (var file in Directory.GetFiles(_folder["approvals/closed"], "*.decision.json"))
        {
            using var decision = JsonDocument.Parse(File.ReadAllBytes(file));
            var verdict = decision.RootElement.GetProperty("verdict").GetString();
            using var request = JsonDocument.Parse(File.ReadAllBytes(file.Replace(".decision.", ".request.", StringComparison.Ordinal)));
            if (verdict == "release")
                yield return request.RootElement.GetProperty("proposal").GetString()!;
            if (verdict == "answer")
                yield return decision.RootElement.GetProperty("answer").GetString()!;
        }
    }

    private static void NothingIsUsedTwice(List<LedgerRecord> records)
    {
        var requests = RequestsByCall(records);
        Assert.All(
            records.Where(record => record.Kind == RecordKinds.Outcome).GroupBy(record => requests[record.Call!]),
            outcomes => Assert.Single(outcomes));
        Assert.All(
            records.Where(record => record.Kind == RecordKinds.ApprovalDecided).GroupBy(RequestOf),
            decisions => Assert.Single(decisions));
    }

    private async Task NothingAcknowledgedIsLostAsync(List<LedgerRecord> records)
    {
        var recorded = records.Where(record => record.Kind == RecordKinds.ApprovalDecided).Select(record => record.Data.GetProperty("reason").GetString()).ToHashSet();
        using var store = new FileApprovalStore(_folder["approvals"]);
        var acknowledged = _said.Where(line => line.StartsWith("decided ", StringComparison.Ordinal)).Select(line => line.Split(' ')).ToList();
        Assert.NotEmpty(acknowledged);
        foreach (var line in acknowledged)
        {
            var kept = await store.ListDecisionsAsync(line[1]);
            Assert.Equal((line[2], line[3]), (Assert.Single(kept).Verdict.ToString(), kept[0].Reason));

            // Every order was called until it ended, so every decision came to be used.
            Assert.Contains(line[3], recorded);
        }
    }

    /// <summary>The request each call asked, or took over.</summary>
    private static Dictionary<string, string> RequestsByCall(List<LedgerRecord> records) => records
        .Where(record => record.Kind is RecordKinds.ApprovalRequested or RecordKinds.ApprovalResumed)
        .ToDictionary(record => record.Call!, RequestOf);

    private static string RequestOf(LedgerRecord record) => record.Data.GetProperty("request").GetString()!;

    private static Process Start(string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "GovernedAi.CrashChild.dll"), .. arguments]) { RedirectStandardOutput = true })!;

    /// <summary>The lines it said to the end; one cut off in the middle does not count.</summary>
    private static async Task<string[]> ReadAsync(Process process) => (await process.StandardOutput.ReadToEndAsync()).Split('\n')[..^1];
}
