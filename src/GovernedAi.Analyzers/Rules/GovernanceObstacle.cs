using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Why code of a project cannot be governed, and which line to change.</summary>
/// <param name="Project">The project's file name, where the build tells it.</param>
/// <param name="WayOut">The cause and the line to change, as sentences.</param>
internal record struct GovernanceObstacle(string? Project, string WayOut)
{
    // Capture files hold `file` classes.
    private const LanguageVersion Oldest = LanguageVersion.CSharp11;

    public static GovernanceObstacle? Find(KnownSymbols known, AnalyzerConfigOptions options, CSharpParseOptions parse)
    {
        var project = Property(options, "MSBuildProjectFile");
        var wayOut = known.AuditLog is null ? WithoutRuntime(options, project ?? "the project file")
            : IsKeptFromConsumers(options) ? KeptFromConsumers(options, project ?? "the project file")
            : parse.LanguageVersion < Oldest ? OldLanguage(parse.LanguageVersion, project ?? "the project file")
            : null;
        return wayOut is null ? null : new(project, wayOut);
    }

    private static string WithoutRuntime(AnalyzerConfigOptions options, string project)
    {
        if (Property(options, "TargetFrameworkIdentifier") is { } framework && framework != ".NETCoreApp")
            return $"its runtime, GovernedAi, needs .NET 8 or later, and this is a build for {Property(options, "TargetFramework") ?? framework}. In {project} set <TargetFramework>net8.0</TargetFramework> "
                + "or later, or add net8.0 to <TargetFrameworks> and keep governed code to it (#if NET8_0_OR_GREATER).";

        var file = Property(options, "GovernedAiReferenceFile") ?? project;
        return Property(options, "GovernedAiReference") == "global"
            ? $"""<GlobalPackageReference Include="GovernedAi.Analyzers" /> leaves its runtime out. In {file} make it a <PackageVersion>, and add <PackageReference Include="GovernedAi.Analyzers" /> to Directory.Build.props."""
            : $"""its runtime, GovernedAi, is not referenced. In {file} take IncludeAssets and ExcludeAssets off <PackageReference Include="GovernedAi.Analyzers" />, or add <PackageReference Include="GovernedAi" />.""";
    }

    /// <summary>Whether the programs that use this project do not get the runtime.</summary>
    /// <remarks>A program has no consumers; a library's would start without the runtime and fail at the first governed call.</remarks>
    public static bool IsKeptFromConsumers(AnalyzerConfigOptions options)
        => Property(options, "GovernedAiReference") is "private" or "global"
            && string.Equals(Property(options, "OutputType"), "Library", StringComparison.OrdinalIgnoreCase)
            && !string.Equals(Property(options, "IsTestProject"), "true", StringComparison.OrdinalIgnoreCase);

    private static string KeptFromConsumers(AnalyzerConfigOptions options, string project)
        => "PrivateAssets keeps its runtime, GovernedAi, from the programs that use it: they would fail with a FileNotFoundException. "
            + $"""In {Property(options, "GovernedAiReferenceFile") ?? project} take PrivateAssets off <PackageReference Include="GovernedAi.Analyzers" />, or add <PackageReference Include="GovernedAi" />.""";

    private static string OldLanguage(LanguageVersion version, string project)
        => $"governed code needs C# 11 or later, and this project is compiled as C# {version.ToDisplayString()}. In {project} remove <LangVersion>, or set it to latest.";

    private static string? Property(AnalyzerConfigOptions options, string name)
        => options.TryGetValue("build_property." + name, out var value) && value.Length > 0 ? value : null;
}
