using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks;

/// <summary>What our analyzers cost beside the peer: the same compilation, the same run, one thread; medians of many rounds.</summary>
/// <remarks>
/// What would be charged to one side by chance is taken out for both: declarations and attributes, which the compiler binds for itself, are bound before the
/// analyzers start (<see cref="Primer"/>); the peer goes first in every second round; the first rounds, in which the JIT compiles both, are thrown away; and
/// the garbage collector waits, as far as memory allows, until a round is over.
/// </remarks>
internal sealed class AnalyzerCost
{
    private const int WarmUps = 3;
    private const long WithoutCollections = 4L << 30;

    private readonly ImmutableArray<DiagnosticAnalyzer> _ours = AnalyzerSets.Ours();
    private readonly ImmutableArray<DiagnosticAnalyzer> _peer = AnalyzerSets.Peer();
    private readonly AdditionalText _list = AnalyzerSets.ApiList();
    private readonly CodeBase _code;
    private readonly List<Round> _rounds = [];

    private AnalyzerCost(CodeBase code) => _code = code;

    public static async Task RunAsync(string folder, int rounds)
    {
        var reading = Stopwatch.StartNew();
        _ = (ModelCallTable.Default, EndpointTable.Default, ToolTable.Default);
        Console.WriteLine($"reading the tables, once a process: {reading.ElapsedMilliseconds:N0} ms");

        var code = CodeBase.Read(folder);
        Console.WriteLine($"{folder}: {code.Files:N0} files, {code.Lines:N0} lines; {rounds} rounds after {WarmUps} to warm up");
        var cost = new AnalyzerCost(code);
        for (var round = 0; round < WarmUps + rounds; round++)
            await cost.Measure(round);
        cost.Print();
    }

    private async Task Measure(int round)
    {
        GC.Collect();
        var compiling = Stopwatch.StartNew();
        _code.Compile().GetDiagnostics();
        compiling.Stop();

        GC.Collect();
        var isUndisturbed = GC.TryStartNoGCRegion(WithoutCollections);
        ImmutableArray<DiagnosticAnalyzer> order = round % 2 == 0 ? [new Primer(), .. _ours, .. _peer] : [new Primer(), .. _peer, .. _ours];
        var run = _code.Compile().WithAnalyzers(
            order, new CompilationWithAnalyzersOptions(new AnalyzerOptions([_list]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        var found = await run.GetAnalyzerDiagnosticsAsync();
        var times = new Dictionary<DiagnosticAnalyzer, double>();
        foreach (var analyzer in order)
            times.Add(analyzer, (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime.TotalMilliseconds);
        if (isUndisturbed && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            GC.EndNoGCRegion();
        if (round >= WarmUps)
            _rounds.Add(new(compiling.Elapsed.TotalMilliseconds, times, found));
    }

    private void Print()
    {
        var coverage = _ours.Where(a => a.SupportedDiagnostics.Any(d => d.Id.StartsWith("GAI1", StringComparison.Ordinal))).ToImmutableArray();
        var found = _rounds[0].Found;
        Console.WriteLine($"binding {Median(r => r.Binding):N0} ms");
        Line("the peer", _peer, found.Count(d => d.Id == "RS0030"));
        Line($"{coverage.Length} coverage rules", coverage, found.Count(d => d.Id.StartsWith("GAI1", StringComparison.Ordinal)));
        Line($"all {_ours.Length} rules", _ours, found.Count(d => d.Id.StartsWith("GAI", StringComparison.Ordinal)));
        foreach (var analyzer in _ours.OrderByDescending(a => Median(r => r.Times[a])))
            Console.WriteLine($"  {Median(r => r.Times[analyzer]),7:N1} ms  {analyzer.GetType().Name}");
        foreach (var group in found.CountBy(d => d.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {group.Value,7:N0}     {group.Key}");
    }

    private void Line(string name, ImmutableArray<DiagnosticAnalyzer> analyzers, int reports)
    {
        var ratios = _rounds.Select(r => r.Of(analyzers) / r.Of(_peer)).Order().ToList();
        Console.WriteLine(
            $"{name,-18}{Median(r => r.Of(analyzers)),7:N0} ms {Median(r => r.Of(analyzers) / r.Binding),6:P1} of binding {Middle(ratios),6:N2} of the peer ({ratios[0]:N2} to {ratios[^1]:N2}) {reports,6:N0} reports");
    }

    private double Median(Func<Round, double> of) => Middle([.. _rounds.Select(of).Order()]);

    private static double Middle(List<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    private sealed record Round(double Binding, IReadOnlyDictionary<DiagnosticAnalyzer, double> Times, ImmutableArray<Diagnostic> Found)
    {
        public double Of(ImmutableArray<DiagnosticAnalyzer> analyzers) => analyzers.Sum(a => Times[a]);
    }
}
