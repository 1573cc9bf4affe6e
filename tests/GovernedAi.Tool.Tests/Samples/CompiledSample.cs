using System.Collections.Immutable;
using GovernedAi.Analyzers.Tests.Verifier;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Verdicts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace GovernedAi.Tool.Tests.Samples;

/// <summary>Code compiled to a file with its generator, as a build would, and what analyzer and tool say of it.</summary>
internal sealed class CompiledSample : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("governedai-");
    private readonly CSharpCompilation _compilation;
    private readonly TestCompilation _project;

    private CompiledSample(TestCompilation project, CSharpCompilation compilation) => (_project, _compilation) = (project, compilation);

    public string Path => System.IO.Path.Combine(_folder.FullName, _compilation.AssemblyName + ".dll");

    public string Folder => _folder.FullName;

    /// <summary>Compiles one file of code.</summary>
    /// <param name="code">The code; using directives for the SDKs are there already.</param>
    /// <param name="release">Optimised or not.</param>
    /// <param name="wrapped">Whether the generator runs.</param>
    /// <param name="pdb">Where debug information goes; none, beside, or embedded.</param>
    /// <param name="name">The assembly's name.</param>
    /// <param name="contract">The text of the project's contract file.</param>
    /// <param name="options">What the build sets.</param>
    /// <param name="references">More references.</param>
    public static CompiledSample Of(
        string code, bool release = false, bool wrapped = true, DebugInformationFormat? pdb = DebugInformationFormat.PortablePdb, string name = "App", string? contract = null, TestOptions? options = null, params string[] references)
    {
        var project = TestCompilation.Of(("Usings.cs", Usings), ("Code.cs", code)) with
        {
            References = [.. TestReferences.All, .. references.Select(r => MetadataReference.CreateFromFile(r))],
            AdditionalFiles = contract is null ? [] : [("GovernedAi.Contract.txt", contract)],
            Options = options ?? TestOptions.Default,
        };
        var source = project.Create().WithAssemblyName(name);
        source = source.WithOptions(source.Options.WithOptimizationLevel(release ? OptimizationLevel.Release : OptimizationLevel.Debug).WithDeterministic(true));
        var sample = new CompiledSample(project, source);
        sample.Emit(wrapped ? project.Generate(source) : source, pdb);
        return sample;
    }

    private const string Usings = """
        global using GovernedAi;
        global using Microsoft.Extensions.AI;
        global using OpenAI.Chat;
        global using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
        """;

    /// <summary>What the package's analyzers report, without what is suppressed.</summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnose() => await _project.Diagnose(_compilation);

    /// <summary>Reads the file with the references of the test beside it.</summary>
    public InputFacts Read() => new InputReader([AppContext.BaseDirectory]).Read([Path], CancellationToken.None);

    /// <summary>Reads and judges the file.</summary>
    public Report Verify(VerdictOptions? options = null) => Judge.Of(Read(), options ?? VerdictOptions.On(new DateOnly(2026, 6, 1)));

    public void Dispose() => _folder.Delete(recursive: true);

    private void Emit(Compilation compilation, DebugInformationFormat? format)
    {
        using var image = File.Create(Path);
        using var pdb = format == DebugInformationFormat.PortablePdb ? File.Create(System.IO.Path.ChangeExtension(Path, ".pdb")) : null;
        var options = new EmitOptions(debugInformationFormat: format ?? DebugInformationFormat.PortablePdb);
        var emitted = compilation.Emit(image, pdb, options: options);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }
}
