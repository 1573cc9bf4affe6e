using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Testing.RuleSets;

/// <summary>One file compiled against all that the test project references, with the package's analyzers and generators.</summary>
internal sealed class RuledCompilation(CSharpCompilation compilation, BuildOptions options)
{
    private const string RuleId = "RuleId";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = Shipped<DiagnosticAnalyzer>();
    private static readonly ImmutableArray<ISourceGenerator> Generators = [.. Shipped<IIncrementalGenerator>().Select(g => g.AsSourceGenerator())];

    private static readonly CSharpParseOptions Parsing =
        new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("InterceptorsNamespaces", "GovernedAi.Generated")]);

    /// <summary>What an ordinary project has referenced and imported. The runner's own assemblies do not count.</summary>
    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && Path.GetFileName(path) is not ("GovernedAi.Analyzers.dll" or "GovernedAi.CodeFixes.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static RuledCompilation Of(string code, DateOnly? today)
    {
        var imports = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; global using GovernedAi;";
        if (References.Any(reference => Path.GetFileName(reference.Display) == "Microsoft.Extensions.AI.Abstractions.dll"))
            imports += " global using Microsoft.Extensions.AI;";
        var trees = new[] { ("/src/App/Code.cs", code), ("/src/App/Imports.cs", imports) }
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Item2, System.Text.Encoding.UTF8), Parsing, file.Item1));
        return new RuledCompilation(
            CSharpCompilation.Create("App", trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)),
            new BuildOptions(today));
    }

    /// <summary>Errors of the compiler and broken house rules; a rule goes by the house's id.</summary>
    public async Task<IReadOnlyList<(string Id, Diagnostic Diagnostic)>> DiagnoseAsync()
    {
        CSharpGeneratorDriver.Create(Generators, [], Parsing, options).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        var errors = generated.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
        var said = await generated.WithAnalyzers(Analyzers, new AnalyzerOptions([], options)).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
        return [.. errors.Concat(said.Where(d => !d.IsSuppressed)).Select(d => (Id: IdOf(d), d)).Where(d => d.Id is not null).Select(d => (d.Id!, d.d))];
    }

    private static string? IdOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(RuleId, out var house) ? house
        : diagnostic.Severity == DiagnosticSeverity.Error ? diagnostic.Id
        : null;

    private static ImmutableArray<T> Shipped<T>() =>
        [.. Assembly.Load("GovernedAi.Analyzers").GetTypes()
            .Where(type => typeof(T).IsAssignableFrom(type) && (type.IsDefined(typeof(DiagnosticAnalyzerAttribute), false) || type.IsDefined(typeof(GeneratorAttribute), false)))
            .Select(type => (T)Activator.CreateInstance(type)!)];
}
