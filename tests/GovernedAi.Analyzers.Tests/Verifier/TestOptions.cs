using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>The options a build would hand to analyzers: MSBuild properties and <c>.editorconfig</c> keys.</summary>
internal sealed class TestOptions(
    ImmutableDictionary<string, string> values, ImmutableDictionary<string, string>? ofFiles = null, ImmutableArray<AnalyzerConfig> severities = default)
    : AnalyzerConfigOptionsProvider
{
    private readonly ImmutableDictionary<string, string> _ofFiles = ofFiles ?? ImmutableDictionary.Create<string, string>(AnalyzerConfigOptions.KeyComparer);
    private readonly Values _forFiles = new(ofFiles is null ? values : values.SetItems(ofFiles));

    /// <summary>A project in <see cref="TestCompilation.ProjectFolder"/> with nothing set.</summary>
    public static TestOptions Default { get; } = new(ImmutableDictionary.CreateRange(AnalyzerConfigOptions.KeyComparer, new Dictionary<string, string>
    {
        ["build_property.ProjectDir"] = TestCompilation.ProjectFolder,
        ["build_property.MSBuildProjectDirectory"] = TestCompilation.ProjectFolder.TrimEnd('/'),
        ["build_property.IntermediateOutputPath"] = "obj/Debug/net10.0/",
        ["build_property.OutputType"] = "Library",
    }));

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _forFiles;

    /// <summary>What the compiler itself takes from <c>.editorconfig</c>.</summary>
    public SyntaxTreeOptionsProvider ForCompiler => new CompilerOptions(_ofFiles.GetValueOrDefault("generated_code"), AnalyzerConfigSet.Create(severities.IsDefault ? [] : severities));

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    /// <summary>The same with <paramref name="key"/> set.</summary>
    public TestOptions With(string key, string value) => new(values.SetItem(key, value), _ofFiles, severities);

    /// <summary>The same with <paramref name="key"/> set in an <c>.editorconfig</c> that covers every file, and not for the project.</summary>
    public TestOptions WithInFiles(string key, string value) => new(values, _ofFiles.SetItem(key, value), severities);

    /// <summary>The same with the severities of an <c>.editorconfig</c> or a <c>.globalconfig</c> beside the project, as the compiler reads that file.</summary>
    public TestOptions WithSeverities(string file, string text) =>
        new(values, ofFiles, (severities.IsDefault ? [] : severities).Add(AnalyzerConfig.Parse(text, TestCompilation.ProjectFolder + file)));

    private sealed class CompilerOptions(string? generatedCode, AnalyzerConfigSet severities) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => generatedCode switch
        {
            "true" => GeneratedKind.MarkedGenerated,
            "false" => GeneratedKind.NotGenerated,
            _ => GeneratedKind.Unknown,
        };

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            severities.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            severities.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
