using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>One project under test: its files, what it references, the options it is built with.</summary>
internal sealed record TestCompilation
{
    /// <summary>Where the project under test would lie.</summary>
    public const string ProjectFolder = "/src/App/";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Every analyzer the package ships.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Shipped<DiagnosticAnalyzer>();

    private static ImmutableArray<IIncrementalGenerator> Generators { get; } = Shipped<IIncrementalGenerator>();

    /// <summary>Path below <see cref="ProjectFolder"/> (or absolute) and text of each file.</summary>
    public required ImmutableArray<(string Path, string Code)> Files { get; init; }

    /// <summary>Path below <see cref="ProjectFolder"/> and text of each file that is no source.</summary>
    public ImmutableArray<(string Path, string Text)> AdditionalFiles { get; init; } = [];

    public ImmutableArray<MetadataReference> References { get; init; } = TestReferences.All;

    public TestOptions Options { get; init; } = TestOptions.Default;

    /// <summary>The id of a rule that is off by default and shall be on.</summary>
    public string? Enabled { get; init; }

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Additional generators, such as one that emits the code under test.</summary>
    public ImmutableArray<IIncrementalGenerator> MoreGenerators { get; init; } = [];

    public CSharpParseOptions ParseOptions =>
        new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose)
            .WithFeatures([new("InterceptorsNamespaces", "GovernedAi.Generated")]);

    public static TestCompilation Of(params (string Path, string Code)[] files) => new() { Files = [.. files] };

    /// <summary>The compilation before any generator has run.</summary>
    public CSharpCompilation Create()
    {
        var trees = Files
            .Append((Path: "ImplicitUsings.cs", Code: LanguageVersion >= LanguageVersion.CSharp10 ? ImplicitUsings : ""))
            .Select(f => CSharpSyntaxTree.ParseText(SourceText.From(f.Code, System.Text.Encoding.UTF8), ParseOptions, Path.Combine(ProjectFolder, f.Path)))
            .ToArray();

        return CSharpCompilation.Create("App", trees, References, CompilationOptions(trees));
    }

    /// <summary>The compilation after every generator has run.</summary>
    public CSharpCompilation Generate() => Generate(Create());

    /// <inheritdoc cref="Generate()"/>
    public CSharpCompilation Generate(Compilation compilation)
    {
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return (CSharpCompilation)generated;
    }

    /// <summary>A driver with the package's generators and <see cref="MoreGenerators"/>.</summary>
    public CSharpGeneratorDriver Driver(bool trackSteps = false) =>
        CSharpGeneratorDriver.Create(
            Generators.Concat(MoreGenerators).Select(g => g.AsSourceGenerator()),
            AdditionalFiles.Select(f => new AdditionalFile(f.Path, f.Text)),
            ParseOptions,
            Options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    /// <summary>What compiler, generators and analyzers say, errors of the compiler included.</summary>
    public Task<ImmutableArray<Diagnostic>> Diagnose() => Diagnose(Create());

    /// <inheritdoc cref="Diagnose()"/>
    public async Task<ImmutableArray<Diagnostic>> Diagnose(Compilation compilation)
    {
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var said);
        var compiled = generated.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed && !IsPlaceholder(d));
        if (Analyzers.IsEmpty)
            return [.. said, .. compiled];

        var analyzed = await generated
            .WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([.. AdditionalFiles.Select(f => new AdditionalFile(f.Path, f.Text))], Options), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();
        return [.. said, .. compiled, .. analyzed.Where(d => !d.IsSuppressed)];
    }

    /// <summary>The deliberate error in the part of a method that cannot be wrapped; the rule it names has a mark of its own.</summary>
    public static bool IsPlaceholder(Diagnostic diagnostic) =>
        diagnostic.Id == "CS0103" && diagnostic.Location.SourceTree?.FilePath.EndsWith(".NotWrapped.g.cs", StringComparison.Ordinal) == true;

    /// <summary>Emits the generated compilation and loads it.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = Generate().Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray());
    }

    private CSharpCompilationOptions CompilationOptions(IEnumerable<SyntaxTree> trees) =>
        new CSharpCompilationOptions(
            trees.Any(t => t.GetCompilationUnitRoot().Members.Any(m => m is GlobalStatementSyntax))
                ? OutputKind.ConsoleApplication
                : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: Nullable,
            allowUnsafe: true,
            // Documentation of code under test is beside the point; so is what it does with `using`s.
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress), new("CS8019", ReportDiagnostic.Suppress), new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress), .. TurnedOn()])
            .WithSyntaxTreeOptionsProvider(Options.ForCompiler);

    private IEnumerable<KeyValuePair<string, ReportDiagnostic>> TurnedOn() =>
        Analyzers.SelectMany(a => a.SupportedDiagnostics).Where(d => d.Id == Enabled && !d.IsEnabledByDefault).Take(1).Select(d => KeyValuePair.Create(d.Id, ReportDiagnostic.Warn));

    private static ImmutableArray<T> Shipped<T>() =>
        [.. Assembly.Load("GovernedAi.Analyzers").GetTypes()
            .Where(t => typeof(T).IsAssignableFrom(t) && (t.IsDefined(typeof(DiagnosticAnalyzerAttribute), false) || t.IsDefined(typeof(GeneratorAttribute), false)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (T)Activator.CreateInstance(t)!)];

    /// <summary>A file of the project that is no source.</summary>
    private sealed class AdditionalFile(string path, string text) : AdditionalText
    {
        public override string Path { get; } = System.IO.Path.Combine(ProjectFolder, path);

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }
}
