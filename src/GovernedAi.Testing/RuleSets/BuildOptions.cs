using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Testing.RuleSets;

/// <summary>The options of a project with nothing set, but today if a test pins it.</summary>
internal sealed class BuildOptions(DateOnly? today) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(today);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Values(DateOnly? today) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key switch
            {
                "build_property.GovernedAiToday" => today?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                "build_property.ProjectDir" => "/src/App/",
                "build_property.IntermediateOutputPath" => "obj/",
                _ => null,
            };
            return value is not null;
        }
    }
}
