using System.Runtime.CompilerServices;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>Generated files of the README's example and of a stream, kept for reviewers. The test compares and never overwrites.</summary>
public class SnapshotTests
{
    private const string Stream =
        """
        using System.Runtime.CompilerServices;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        namespace Acme.Freight;

        public sealed partial class DispatchNotes(IChatClient chat, IGovernance governance)
        {
            [AuditLog("dispatch-notes")]
            [Fallback(nameof(Standard))]
            public partial IAsyncEnumerable<string> WriteAsync(string shipment, CancellationToken cancellation);

            private async IAsyncEnumerable<string> WriteCoreAsync(string shipment, [EnumeratorCancellation] CancellationToken cancellation)
            {
                await foreach (var update in chat.GetStreamingResponseAsync($"Write a note about {shipment}.", cancellationToken: cancellation))
                    yield return update.Text;
            }

            private static string[] Standard(string shipment) => ["Your shipment ", shipment, " is on its way."];
        }
        """;

    [Theory]
    [InlineData("FreightRouter", FreightRouterTests.Code)]
    [InlineData("DispatchNotes", Stream)]
    public void The_kept_file_is_what_is_generated(string name, string code) =>
        Assert.Equal(Kept(name), GovernedProgram.Text(TestCompilation.Of((name + ".cs", code)).Generate()));

    [Fact]
    public void The_stream_compiles() => GovernedProgram.Of(Stream);

    private static string Kept(string name, [CallerFilePath] string thisFile = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(thisFile)!, name + ".g.cs.txt")).ReplaceLineEndings("\n");
}
