using System.Collections.Immutable;
using System.Globalization;
using System.Runtime;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.HouseRules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks;

/// <summary>What a house's rule set costs a solution: projects built bare, with our analyzers and generators, and with those held to 20 rules.</summary>
/// <remarks>
/// Processor time of this process is counted, not time on the clock, so that a busy machine does not show; one project is built in all three ways before the
/// next, in an order that changes.
/// </remarks>
internal static class RuleSetCost
{
    private const int Rules = 20;
    private const int WarmUps = 6;
    private const long WithoutCollections = 1L << 30;

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && Path.GetFileName(path) != "GovernedAi.Analyzers.dll")
            .Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = AnalyzerSets.Ours();

    public static async Task RunAsync(int projects)
    {
        var set = RuleSet();
        Way[] ways = [new("without our analyzers", IsWatched: false, []), new("with, and no rules", IsWatched: true, []), new($"with {Rules} rules", IsWatched: true, [set])];
        for (var number = -WarmUps; number < projects; number++)
        {
            for (var turn = 0; turn < ways.Length; turn++)
                await ways[(Math.Abs(number) + turn) % ways.Length].Build(Math.Abs(number), counts: number >= 0);
        }

        var (bare, free, ruled) = (ways[0], ways[1], ways[2]);
        foreach (var way in ways)
            Console.WriteLine($"{way.Name,-22} {projects} projects: {way.Spent.TotalSeconds,7:N1} s of processor time, {way.Spent / bare.Spent,6:P1} of the first; {way.Reports:N0} reports");
        Console.WriteLine($"{Rules} rules add {(ruled.Spent - free.Spent) / bare.Spent:P1} by the difference of whole builds, {(ruled.Analysing - free.Analysing) / bare.Spent:P2} by the analyzers' own clocks:");
        foreach (var (analyzer, time) in ruled.Times.OrderByDescending(known => known.Value - free.Times[known.Key]).Take(8))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {free.Times[analyzer].TotalMilliseconds,8:N1} ms {time.TotalMilliseconds,8:N1} ms  {analyzer}"));
    }

    /// <summary>One way to build a project, and what it has taken so far.</summary>
    private sealed record Way(string Name, bool IsWatched, MetadataReference[] Sets)
    {
        public TimeSpan Spent { get; private set; }

        public int Reports { get; private set; }

        public Dictionary<string, TimeSpan> Times { get; } = [];

        public TimeSpan Analysing => Times.Values.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);

        public async Task Build(int number, bool counts)
        {
            GC.Collect();
            var isUndisturbed = GC.TryStartNoGCRegion(WithoutCollections);
            var before = Environment.CpuUsage.TotalTime;
            Compilation project = Project(number, Sets);
            CompilationWithAnalyzers? run = null;
            var reports = 0;
            if (IsWatched)
            {
                var generators = new IIncrementalGenerator[] { new RuleSetsInForce(), new GovernanceNet(), new GovernanceGenerator() };
                CSharpGeneratorDriver.Create(generators).RunGeneratorsAndUpdateCompilation(project, out project, out _);
                run = project.WithAnalyzers(
                    Analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
                reports = (await run.GetAnalyzerDiagnosticsAsync()).Length;
            }

            using var image = new MemoryStream();
            if (!project.Emit(image).Success)
                throw new InvalidOperationException(string.Join('\n', project.GetDiagnostics().Where(said => said.Severity == DiagnosticSeverity.Error)));
            var spent = Environment.CpuUsage.TotalTime - before;
            if (isUndisturbed && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
                GC.EndNoGCRegion();
            if (!counts)
                return;

            Spent += spent;
            Reports += reports;
            foreach (var analyzer in run is null ? [] : Analyzers)
            {
                var name = analyzer.GetType().Name;
                Times[name] = Times.GetValueOrDefault(name) + (await run!.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime;
            }
        }
    }

    private static CSharpCompilation Project(int number, MetadataReference[] sets) =>
        CSharpCompilation.Create($"Project{number}", [.. Files(number)], [.. References, .. sets], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>Thirty files of plain code, and one with a model call.</summary>
    private static IEnumerable<SyntaxTree> Files(int number)
    {
        for (var file = 0; file < 30; file++)
        {
            var methods = string.Concat(Enumerable.Range(0, 20).Select(m =>
                $"public string M{m}(int n, string s) {{ var all = new System.Collections.Generic.List<string>(); for (var i = 0; i < n; i++) all.Add(s.Trim() + i.ToString()); return string.Join(\",\", all); }}\n"));
            yield return CSharpSyntaxTree.ParseText($"namespace Acme.P{number}; public class C{file} {{ {methods} }}", path: $"/src/P{number}/C{file}.cs");
        }

        yield return CSharpSyntaxTree.ParseText(
            $"namespace Acme.P{number}; public class Desk {{ public object Ask(OpenAI.Chat.ChatClient chat) => chat.CompleteChat(\"?\"); }}", path: $"/src/P{number}/Desk.cs");
    }

    /// <summary>Rules about one project in ten each, and a ban of a whole namespace, whose members have names that all code uses.</summary>
    private static MetadataReference RuleSet()
    {
        var rules = string.Concat(Enumerable.Range(0, Rules - 1).Select(n =>
            $"[assembly: GovernedAi.HouseRule(\"ACME{n:000}\", \"Rule {n}\", Namespace = \"Acme.P{n * 10}\", Requires = GovernedAi.Controls.AuditLog, EscalateTo = new[] {{ \"desk\" }})]\n"));
        var compilation = CSharpCompilation.Create(
            "Acme.GovernanceRules",
            [CSharpSyntaxTree.ParseText(rules + "[assembly: GovernedAi.BannedModelApi(\"ACME999\", \"N:OpenAI.Images\")]")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        return emitted.Success ? MetadataReference.CreateFromImage(image.ToArray()) : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
    }
}
