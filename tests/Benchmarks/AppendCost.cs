using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GovernedAi.Ledger;

namespace Benchmarks;

/// <summary>
/// How many records a second the ledger takes, beside a loop that writes lines of the same length and flushes each to the same disk: the
/// least that a promise of "on the disk when the append returns" can cost. In turns, so that a busy disk is busy for all.
/// </summary>
internal static class AppendCost
{
    private const int Writers = 8;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(600);

    public static async Task RunAsync(string folder, int rounds)
    {
        var root = Directory.CreateDirectory(Path.Combine(folder, $"append-cost-{Guid.NewGuid():N}")).FullName;
        try
        {
            var line = await LineAsync(Path.Combine(root, "line"));
            var ways = new (string Name, Func<string, Task<double>> Run, List<double> Rates)[]
            {
                ("write and fsync, 1 writer", path => RawAsync(path, line, 1), []),
                ("ledger, 1 writer", path => LedgerAsync(path, 1), []),
                ($"write and fsync, {Writers} writers, a file each", path => RawAsync(path, line, Writers), []),
                ($"ledger, {Writers} writers, one chain", path => LedgerAsync(path, Writers), []),
            };
            // The first round warms up.
            for (var round = 0; round <= rounds; round++)
            {
                foreach (var way in ways)
                {
                    var path = Directory.CreateDirectory(Path.Combine(root, "turn")).FullName;
                    var rate = await way.Run(path);
                    Directory.Delete(path, recursive: true);
                    if (round > 0)
                        way.Rates.Add(rate);
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lines of {line.Length} bytes, {rounds} rounds of {Turn.TotalSeconds:0.0} s each; medians, ratios within a round to the first row (lowest to highest)"));
            foreach (var (name, _, rates) in ways)
            {
                var ratios = rates.Zip(ways[0].Rates, (rate, raw) => rate / raw).Order().ToList();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-42} {Median(rates),9:N0} /s  {Median(ratios),6:F2} x  ({ratios[0]:F2} to {ratios[^1]:F2})"));
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<double> LedgerAsync(string path, int writers)
    {
        using var ledger = new FileLedger(path);
        return await RateAsync(writers, _ => async () => await ledger.AppendAsync(new Decision()));
    }

    private static async Task<double> RawAsync(string path, byte[] line, int writers)
    {
        var files = Enumerable.Range(0, writers).Select(writer => File.OpenHandle(Path.Combine(path, $"{writer}.jsonl"), FileMode.CreateNew, FileAccess.Write)).ToList();
        var rate = await RateAsync(writers, writer =>
        {
            var length = 0L;
            return () =>
            {
                RandomAccess.Write(files[writer], line, length);
                RandomAccess.FlushToDisk(files[writer]);
                length += line.Length;
                return Task.CompletedTask;
            };
        });
        files.ForEach(file => file.Dispose());
        return rate;
    }

    /// <returns>Appends a second over all writers, each of which waits for its own before it begins the next.</returns>
    private static async Task<double> RateAsync(int writers, Func<int, Func<Task>> open)
    {
        var begun = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Factory.StartNew(
            async () =>
            {
                var append = open(writer);
                var count = 0;
                while (Stopwatch.GetElapsedTime(begun) < Turn)
                {
                    await append();
                    count++;
                }

                return count;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
        return counts.Sum() / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>A line as the ledger writes it.</summary>
    private static async Task<byte[]> LineAsync(string path)
    {
        using var ledger = new FileLedger(path);
        await ledger.AppendAsync(new Decision());
        return Encoding.UTF8.GetBytes(await File.ReadAllTextAsync(Directory.GetFiles(path, "*.jsonl").Single()));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    /// <summary>A record of the size that records of calls have.</summary>
    private sealed class Decision() : LedgerEntry(TimeProvider.System.GetUtcNow(), Guid.NewGuid(), method: null)
    {
        public override string Kind => RecordKinds.ApprovalDecided;

        public override void WriteData(Utf8JsonWriter data)
        {
            data.WriteString("request", "20270301-6f0c2a9be4d14f7c");
            data.WriteString("verdict", "released");
            data.WriteString("by", "ana");
            data.WriteString("assurance", "authenticated");
            data.WriteString("reason", "the bill of lading names no hazardous goods");
            data.WriteString("decidedAt", At);
        }
    }
}
