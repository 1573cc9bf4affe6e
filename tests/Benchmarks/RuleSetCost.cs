using System.Collections.Immutable;
using System.Diagnostics;
using GovernedAi.Analyzers.HouseRules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks;

/// <summary>What a house's rule set costs a solution: 200 projects, each held to 20 rules, against the same projects without them.</summary>
internal static class RuleSetCost
{
    private const int Rules = 20;

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && Path.GetFileName(path) != "GovernedAi.Analyzers.dll")
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static async Task RunAsync(int projects)
    {
        var analyzers = AnalyzerSets.Ours().Where(a => a.SupportedDiagnostics.All(d => d.Id is "GAI0001" || d.Id.StartsWith("GAI4", StringComparison.Ordinal))).ToImmutableArray();
        var set = RuleSet();
        await Measure("warm-up", analyzers, [set], 10);
        await Measure("without rules", analyzers, [], projects);
        await Measure($"with {Rules} rules", analyzers, [set], projects);
    }

    private static async Task Measure(string name, ImmutableArray<DiagnosticAnalyzer> analyzers, MetadataReference[] sets, int projects)
    {
        var (binding, ruling, reports) = (TimeSpan.Zero, 0d, 0);
        for (var number = 0; number < projects; number++)
        {
            var project = Project(number, sets);
            var watch = Stopwatch.StartNew();
            project.GetDiagnostics();
            using var image = new MemoryStream();
            project.Emit(image);
            binding += watch.Elapsed;

            var run = Project(number, sets).WithAnalyzers(
                analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
            reports += (await run.GetAnalyzerDiagnosticsAsync()).Length;
            foreach (var analyzer in analyzers)
                ruling += (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime.TotalMilliseconds;

            // The record of rule sets, and the net under the analyzers, are generators.
            ruling += CSharpGeneratorDriver.Create(new RuleSetsInForce(), new GovernanceNet()).RunGenerators(Project(number, sets)).GetTimingInfo().ElapsedTime.TotalMilliseconds;
        }

        Console.WriteLine($"{name,-16} {projects} projects: compiling {binding.TotalMilliseconds,8:N0} ms, house rules {ruling,6:N0} ms ({ruling / binding.TotalMilliseconds:P1}), {reports:N0} reports");
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

    private static MetadataReference RuleSet()
    {
        var rules = string.Concat(Enumerable.Range(1, Rules - 1).Select(n =>
            $"[assembly: GovernedAi.HouseRule(\"ACME{n:000}\", \"Rule {n}\", Namespace = \"Acme.P{n * 10}\", Requires = GovernedAi.Controls.AuditLog, EscalateTo = new[] {{ \"desk\" }})]\n"));
        var compilation = CSharpCompilation.Create(
            "Acme.GovernanceRules",
            [CSharpSyntaxTree.ParseText(rules + "[assembly: GovernedAi.BannedModelApi(\"ACME999\", \"T:OpenAI.Images.ImageClient\")]")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        return emitted.Success ? MetadataReference.CreateFromImage(image.ToArray()) : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
    }
}
