namespace Package.Tests.Harness;

/// <summary>A user's folder of projects that restore the packages under test. Deleted with the run.</summary>
/// <remarks>In file contents, <c>$VERSION$</c> stands for the version of the packages under test.</remarks>
internal sealed class Consumer
{
    private static int _made;

    private Consumer(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Writes the files, given by their path below the folder.</summary>
    public static async Task<Consumer> CreateAsync(params (string Path, string Text)[] files)
    {
        await PackedPackages.FeedAsync();
        var consumer = new Consumer(Path.Combine(RunFolder.Root, $"consumer{Interlocked.Increment(ref _made)}"));
        foreach (var (path, text) in files)
            consumer.Write(path, text);
        return consumer;
    }

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text.Replace("$VERSION$", PackedPackages.Version));
    }

    /// <summary>Restores and builds, whether or not that succeeds.</summary>
    /// <param name="project">A project's folder or file, below the consumer's folder.</param>
    /// <param name="arguments">More arguments of <c>dotnet build</c>.</param>
    public Task<BuildOutput> BuildAsync(string project = ".", params string[] arguments) => RunMSBuildAsync("build", project, arguments);

    /// <summary>Builds every project below the folder in one go: for many small variations on one project.</summary>
    public Task<BuildOutput> BuildAllAsync(params string[] arguments)
    {
        var projects = Directory.EnumerateFiles(Folder, "*.csproj", SearchOption.AllDirectories)
            .Select(path => $"""<Project Path="{Path.GetRelativePath(Folder, path)}" />""");
        Write("All.slnx", $"<Solution>{string.Concat(projects.Order(StringComparer.Ordinal))}</Solution>");
        return BuildAsync("All.slnx", arguments);
    }

    /// <summary>Publishes, whether or not that succeeds.</summary>
    public Task<BuildOutput> PublishAsync(string project = ".", params string[] arguments) => RunMSBuildAsync("publish", project, arguments);

    /// <summary>Packs a library of the consumer into the feed of this run.</summary>
    public Task<BuildOutput> PackAsync(string project = ".", params string[] arguments) =>
        RunMSBuildAsync("pack", project, ["-o", RunFolder.Feed, .. arguments]);

    /// <summary>Runs what was built before.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(string project = ".", params string[] arguments) =>
        Command.RunAsync(Folder, "dotnet", ["run", "--no-build", "--project", project, .. arguments]);

    private async Task<BuildOutput> RunMSBuildAsync(string command, string project, string[] arguments)
    {
        // One process: these projects are small, and tests run beside each other.
        var (exitCode, output) = await Command.RunAsync(
            Folder, "dotnet", [command, project, "-m:1", "--tl:off", "-clp:NoSummary", .. arguments]);
        return BuildOutput.Parse(exitCode, output, Folder);
    }
}
