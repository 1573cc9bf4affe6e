using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>What code under test may reference: the framework this test runs on, the runtime library and the real SDKs.</summary>
internal static class TestReferences
{
    private static readonly string[] OfTheTestOnly =
        ["xunit", "Microsoft.CodeAnalysis", "Microsoft.TestPlatform", "Microsoft.VisualStudio", "testhost", "GovernedAi.Analyzers", "GovernedAi.CodeFixes"];

    /// <summary>Everything.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = [.. Paths().Select(p => MetadataReference.CreateFromFile(p))];

    /// <summary>The framework alone: no model library, no GovernedAi.</summary>
    public static ImmutableArray<MetadataReference> FrameworkOnly { get; } =
        [.. Paths().Where(p => Path.GetDirectoryName(p) == Path.GetDirectoryName(typeof(object).Assembly.Location)).Select(p => MetadataReference.CreateFromFile(p))];

    /// <summary>Everything but the assemblies named.</summary>
    public static ImmutableArray<MetadataReference> Without(params string[] assemblies) =>
        [.. All.Where(r => !assemblies.Contains(Path.GetFileNameWithoutExtension(r.Display)))];

    private static IEnumerable<string> Paths() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => !OfTheTestOnly.Any(Path.GetFileName(p)!.StartsWith));
}
