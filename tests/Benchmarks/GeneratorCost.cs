using System.Diagnostics;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Benchmarks;

/// <summary>
/// What the generator costs the editor: 5,000 files, 500 governed methods of ten calls each, and one edit in a file that has none of them:
/// of a method's body, as nearly all are, or of a declaration, which may change what any file means. Beside it the bare look-up of an
/// attribute, which every generator of this kind pays.
/// </summary>
internal static class GeneratorCost
{
    private const int Files = 5000;
    private const int Governed = 500;
    private const int CallsInACore = 10;

    private static readonly CSharpParseOptions Parse = new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("InterceptorsNamespaces", "GovernedAi.Generated")]);

    public static void Run(int rounds)
    {
        var trees = Enumerable.Range(0, Files).Select(file => CSharpSyntaxTree.ParseText(Code(file), Parse, $"/src/C{file}.cs", System.Text.Encoding.UTF8)).ToArray();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Measured", trees, references, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Console.WriteLine($"{Files:N0} files, {Governed} governed methods, {Governed * CallsInACore:N0} calls in cores, one unrelated edit; medians of {rounds} rounds");

        var look = Measure(compilation, trees[^1], rounds, new AttributeLookUp());
        Tell("attribute look-up", look, look);
        Tell("wrappers alone", Measure(compilation, trees[^1], rounds, new WrappersAlone()), look);
        Tell("wrappers and capture", Measure(compilation, trees[^1], rounds, new GovernanceGenerator()), look);
        Tell("the whole package", Measure(compilation, trees[^1], rounds, new GovernanceGenerator(), new GovernanceNet(), new RuleSetsInForce(), new CannotBeGoverned()), look);
    }

    private static void Tell(string name, Cost cost, Cost look) => Console.WriteLine(
        $"  {name,-20} first {cost.First,6:N0} ms   of a body {cost.Body,6:N1} ms {cost.Body / look.Body,5:N2} x the look-up   of a declaration {cost.Declaration,6:N0} ms {cost.Declaration / look.Declaration,5:N2} x   outputs recomputed {cost.Recomputed}");

    private static Cost Measure(CSharpCompilation compilation, SyntaxTree edited, int rounds, params IIncrementalGenerator[] generators)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            generators.Select(generator => generator.AsSourceGenerator()), [], Parse, optionsProvider: null, new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var watch = Stopwatch.StartNew();
        driver = driver.RunGenerators(compilation);
        var first = watch.Elapsed.TotalMilliseconds;

        var (bodies, declarations, recomputed) = (new List<double>(), new List<double>(), 0);
        for (var round = 1; round <= rounds; round++)
            bodies.Add(Edit("return 0;", $"return {round};"));
        for (var round = 1; round <= rounds; round++)
            declarations.Add(Edit("public int M0(", $"public int Renamed{round}("));

        return new(first, Median(bodies), Median(declarations), recomputed);

        // Each edits anew; the compilation the editor hands over is never bound.
        double Edit(string from, string to)
        {
            var after = compilation.ReplaceSyntaxTree(edited, CSharpSyntaxTree.ParseText(Code(Files - 1).Replace(from, to, StringComparison.Ordinal), Parse, edited.FilePath, System.Text.Encoding.UTF8));
            watch.Restart();
            driver = driver.RunGenerators(after);
            var taken = watch.Elapsed.TotalMilliseconds;
            recomputed += driver.GetRunResult().Results
                .SelectMany(r => r.TrackedOutputSteps.SelectMany(s => s.Value))
                .SelectMany(run => run.Outputs)
                .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
            return taken;
        }
    }

    private static double Median(List<double> taken)
    {
        taken.Sort();
        return taken[taken.Count / 2];
    }

    /// <summary>Milliseconds of the first run and of one after an edit of each kind.</summary>
    private sealed record Cost(double First, double Body, double Declaration, int Recomputed);

    private static string Code(int file)
    {
        var plain = string.Concat(Enumerable.Range(0, 8).Select(m => $"public int M{m}(int n) {{ var all = new System.Collections.Generic.List<int>(); for (var i = 0; i < n; i++) all.Add(i.GetHashCode()); if (all.Count == 0) return 0; return string.Join(\",\", all).Length; }}\n"));
        if (file % (Files / Governed) != 0)
            return $"namespace Acme.P{file % 50}; public class C{file} {{ {plain} }}";

        var calls = string.Concat(Enumerable.Range(0, CallsInACore).Select(call => $"text += (await chat.GetResponseAsync(text + {call})).Text; text = text.Trim().ToLowerInvariant();\n"));
        return $$"""
            using GovernedAi;
            using Microsoft.Extensions.AI;
            using System.Threading.Tasks;
            namespace Acme.P{{file % 50}};
            public partial class C{{file}}(IChatClient chat)
            {
                [AuditLog] public partial Task<string> AskAsync(string text);
                private async Task<string> AskCoreAsync(string text) { {{calls}} return text; }
                {{plain}}
            }
            """;
    }

    /// <summary>The least a generator can do with an attribute: find it, and look at the method it stands on.</summary>
    private sealed class AttributeLookUp : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            foreach (var attribute in new[] { "GovernedAi.AuditLogAttribute", "GovernedAi.EscalationAttribute", "GovernedAi.FallbackAttribute" })
            {
                var found = context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (_, _) => true, static (it, _) => it.TargetSymbol.ToDisplayString());
                context.RegisterSourceOutput(found.Collect(), (output, names) => output.AddSource(attribute + ".g.cs", "// " + names.Length));
            }
        }
    }

    /// <summary>The product's own generator without its capture: what it parses, groups and prints.</summary>
    private sealed class WrappersAlone : IIncrementalGenerator
    {
        private readonly KeptResults<GovernedMethodModel?> _parsed = new();

        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var types = context.SyntaxProvider
                .CreateSyntaxProvider(GovernanceGenerator.IsCandidate, (node, cancellation) => _parsed.Of(node.Node, node.SemanticModel.Compilation, node, static (node, cancellation) =>
                    node.SemanticModel.GetDeclaredSymbol(node.Node, cancellation) is IMethodSymbol method
                        ? (GovernedMethodParser.Parse(method, node.SemanticModel.Compilation, cancellation)?.Model, method)
                        : default, cancellation))
                .Where(static attempt => attempt.Found is not null)
                .Select(static (attempt, _) => attempt.Found!)
                .Collect()
                .SelectMany(static (models, _) => GovernedType.Group(models));
            context.RegisterSourceOutput(types, static (output, type) => output.AddSource(type.Model.FileName + ".g.cs", GovernedMethodEmitter.Emit(type.Model, type.Methods)));
        }
    }
}
