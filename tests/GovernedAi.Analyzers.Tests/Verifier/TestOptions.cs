using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>The options a build would hand to analyzers: MSBuild properties and <c>.editorconfig</c> keys.</summary>
internal sealed class TestOptions(ImmutableDictionary<string, string> values) : AnalyzerConfigOptionsProvider
{
    /// <summary>A project in <see cref="TestCompilation.ProjectFolder"/> with nothing set.</summary>
    public static TestOptions Default { get; } = new(ImmutableDictionary.CreateRange(AnalyzerConfigOptions.KeyComparer, new Dictionary<string, string>
    {
        ["build_property.ProjectDir"] = TestCompilation.ProjectFolder,
        ["build_property.MSBuildProjectDirectory"] = TestCompilation.ProjectFolder.TrimEnd('/'),
        ["build_property.IntermediateOutputPath"] = "obj/Debug/net10.0/",
        ["build_property.OutputType"] = "Library",
    }));

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    /// <summary>The same with <paramref name="key"/> set.</summary>
    public TestOptions With(string key, string value) => new(values.SetItem(key, value));

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
