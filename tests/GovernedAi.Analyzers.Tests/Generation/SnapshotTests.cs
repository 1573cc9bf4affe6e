using System.Runtime.CompilerServices;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>The generated file of the README's example, kept for reviewers. The test compares and never overwrites.</summary>
public class SnapshotTests
{
    [Fact]
    public void The_kept_file_is_what_is_generated() => Assert.Equal(Kept(), Generated());

    private static string Generated() =>
        GovernedProgram.Text(TestCompilation.Of(("FreightRouter.cs", FreightRouterTests.Code)).Generate());

    private static string Kept([CallerFilePath] string thisFile = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(thisFile)!, "FreightRouter.g.cs.txt")).ReplaceLineEndings("\n");
}
