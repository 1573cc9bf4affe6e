using System.Reflection;

namespace Package.Tests.Harness;

/// <summary>Where one test run keeps its things: outside the repository, so that its build files do not reach in.</summary>
internal static class RunFolder
{
    public static readonly string Repository = Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static readonly string Root = Create();

    /// <summary>The feed that holds the packages under test, and nothing else.</summary>
    public static readonly string Feed = Path.Combine(Root, "feed");

    /// <summary>Where NuGet unpacks what the consumers restore; shared by the tests of one run.</summary>
    public static readonly string Packages = Path.Combine(Root, "packages");

    private static string Create()
    {
        var root = Directory.CreateTempSubdirectory("governedai-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "feed"));

        // Build files of a folder above must not leak in; NuGet settings of the machine (sources, proxies) may.
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(root, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(root, ".editorconfig"), "root = true\n");
        File.WriteAllText(Path.Combine(root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="under-test" value="{Path.Combine(root, "feed")}" />
              </packageSources>
              <!-- Saves downloads. Cannot hold the packages under test: their version is new in each run. -->
              <fallbackPackageFolders>
                {(Directory.Exists(MachinePackages) ? $"""<add key="machine" value="{MachinePackages}" />""" : "")}
              </fallbackPackageFolders>
            </configuration>
            """);

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(root);
        return root;
    }

    private static string MachinePackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
        ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static void Delete(string root)
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The compiler server may still hold an analyzer; the system clears its temporary folder itself.
        }
    }
}
