using System.Reflection;

namespace Package.Tests.Harness;

/// <summary>Where one test run keeps its things: outside the repository, so that its build files do not reach in.</summary>
internal static class RunFolder
{
    public static readonly string Repository = Told("RepositoryRoot");

    private static readonly Lazy<string> CreatedOnce = new(Create);

    public static string Root => CreatedOnce.Value;

    public static bool IsInUse => CreatedOnce.IsValueCreated;

    /// <summary>The feed that holds the packages under test, and nothing else.</summary>
    public static string Feed => Path.Combine(Root, "feed");

    private static string MachinePackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
        ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>What this project's build knew and put into its assembly.</summary>
    public static string Told(string name) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == name).Value!;

    public static void Delete()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something still holds a file; the system clears its temporary folder itself.
        }
    }

    private static string Create()
    {
        var root = Directory.CreateTempSubdirectory("governedai-package-tests-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "feed"));

        // Build files of a folder above must not leak in; NuGet settings of the machine (sources, proxies) may. What consumers restore is
        // unpacked into one folder for the whole run.
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(root, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(root, ".editorconfig"), "root = true\n");
        File.WriteAllText(Path.Combine(root, "nuget.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(root, "packages")}" />
              </config>
              <packageSources>
                <add key="under-test" value="{Path.Combine(root, "feed")}" />
              </packageSources>
              <!-- Saves downloads. Cannot hold the packages under test: their version is new in each run. -->
              <fallbackPackageFolders>
                {(Directory.Exists(MachinePackages) ? $"""<add key="machine" value="{MachinePackages}" />""" : "")}
              </fallbackPackageFolders>
            </configuration>
            """);
        return root;
    }
}
