using System.Diagnostics;

namespace Package.Tests.Harness;

/// <summary>One warm compiler for all builds of a run, which is twice as fast as a cold one each; it ends with the run.</summary>
internal static class CompilerServer
{
    private static readonly string Id = $"governedai-{Environment.ProcessId}";

    public static void Use(IDictionary<string, string?> environment)
    {
        environment["UseSharedCompilation"] = "true";
        environment["SharedCompilationId"] = Id;
    }

    public static void Stop() =>
        Process.Start("dotnet", [RunFolder.Told("CompilerServer"), "-shutdown", $"-pipename:{Id}"]).WaitForExit(TimeSpan.FromSeconds(10));
}
