using System.Collections.Immutable;
using System.Diagnostics;
using Benchmarks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

// What the analyzers cost on a code base, beside Microsoft.CodeAnalysis.BannedApiAnalyzers fed with the same list of APIs:
// the same compilation, the same run, one thread.
//
//     dotnet run -c Release --project tests/Benchmarks -- <folder with C# sources> [rounds]
//     dotnet run -c Release --project tests/Benchmarks -- rules [projects]
//
// tells what a house's rule set costs a solution, of 200 projects unless told otherwise.
if (args is ["rules", ..])
{
    await RuleSetCost.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 200);
    return;
}

var folder = args.Length > 0 ? args[0] : CodeBase.OwnSources();
var rounds = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 3;

var code = CodeBase.Read(folder);
Console.WriteLine($"{folder}: {code.Files:N0} files, {code.Lines:N0} lines");

var ours = AnalyzerSets.Ours();
var coverage = ours.Where(a => a.SupportedDiagnostics.Any(d => d.Id.StartsWith("GAI1", StringComparison.Ordinal))).ToImmutableArray();
var peer = AnalyzerSets.Peer();
var list = AnalyzerSets.ApiList();

for (var round = 1; round <= rounds; round++)
{
    var compiling = Stopwatch.StartNew();
    code.Compile().GetDiagnostics();
    compiling.Stop();

    var all = code.Compile().WithAnalyzers(
        ours.AddRange(peer),
        new CompilationWithAnalyzersOptions(new AnalyzerOptions([list]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
    var found = await all.GetAnalyzerDiagnosticsAsync();

    var (allTime, coverageTime, peerTime) = (await Time(all, ours), await Time(all, coverage), await Time(all, peer));
    Console.WriteLine($"round {round}: binding {compiling.ElapsedMilliseconds:N0} ms");
    Console.WriteLine($"  all {ours.Length} rules       {allTime,7:N0} ms  {allTime / compiling.ElapsedMilliseconds,6:P1} of binding  {allTime / peerTime,5:N2} of the peer  {found.Count(d => d.Id.StartsWith("GAI", StringComparison.Ordinal)):N0} reports");
    Console.WriteLine($"  {coverage.Length} coverage rules   {coverageTime,7:N0} ms  {coverageTime / compiling.ElapsedMilliseconds,6:P1} of binding  {coverageTime / peerTime,5:N2} of the peer");
    Console.WriteLine($"  the peer           {peerTime,7:N0} ms  {peerTime / compiling.ElapsedMilliseconds,6:P1} of binding                      {found.Count(d => d.Id == "RS0030"):N0} reports");
    if (round == rounds)
    {
        foreach (var analyzer in ours)
            Console.WriteLine($"    {await Time(all, [analyzer]),6:N0} ms  {analyzer.GetType().Name}");
    }
}

static async Task<double> Time(CompilationWithAnalyzers run, ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    var total = 0d;
    foreach (var analyzer in analyzers)
        total += (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime.TotalMilliseconds;
    return total;
}
