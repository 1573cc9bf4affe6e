namespace Package.Tests.Harness;

/// <summary>The repository's packages, packed once per run into <see cref="RunFolder.Feed"/> with the README's command.</summary>
internal static class PackedPackages
{
    /// <summary>New in each run, so that no cache can hold an older package of this version.</summary>
    public static readonly string Version = $"0.1.0-test.{Environment.ProcessId}.{Guid.NewGuid():N}";

    private static readonly Lazy<Task<string>> PackedOnce = new(PackAsync);

    /// <summary>Packs if this run has not yet, and returns the folder with the packages.</summary>
    public static Task<string> FeedAsync() => PackedOnce.Value;

    private static async Task<string> PackAsync()
    {
        // Build outputs of its own: the solution may be building at this moment. Kept between runs: an unchanged source is not built again.
        var artifacts = Path.Combine(RunFolder.Repository, "artifacts", "package-tests");
        Directory.CreateDirectory(artifacts);
        await using var turn = await TakeTurnAsync(Path.Combine(artifacts, "lock"));

        var (exitCode, output) = await Command.RunAsync(
            RunFolder.Repository, "dotnet", "pack", "-c", "Release", "-o", RunFolder.Feed, "--artifacts-path", artifacts, $"-p:PackageVersion={Version}");
        Assert.True(exitCode == 0, output);
        return RunFolder.Feed;
    }

    /// <summary>Waits until no other test run of this clone is packing.</summary>
    private static async Task<FileStream> TakeTurnAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }
}
