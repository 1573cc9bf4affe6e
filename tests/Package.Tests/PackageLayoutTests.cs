using System.IO.Compression;
using System.Xml.Linq;

namespace Package.Tests;

/// <summary>What lies in the packages, file by file: a file more or less is a choice.</summary>
public class PackageLayoutTests
{
    [Fact]
    public async Task There_are_exactly_these_packages()
    {
        var feed = await PackedPackages.FeedAsync();
        var names = Directory.GetFiles(feed, "GovernedAi*").Select(path => Path.GetFileName(path).Replace(PackedPackages.Version, "*"));
        Assert.Equal(["GovernedAi.*.nupkg", "GovernedAi.Analyzers.*.nupkg", "GovernedAi.HealthChecks.*.nupkg", "GovernedAi.Templates.*.nupkg", "GovernedAi.Testing.*.nupkg", "GovernedAi.Tool.*.nupkg"], names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GovernedAi", """
        README.md
        lib/net10.0/GovernedAi.dll
        lib/net10.0/GovernedAi.xml
        lib/net8.0/GovernedAi.dll
        lib/net8.0/GovernedAi.xml
        """)]
    [InlineData("GovernedAi.Analyzers", """
        README.md
        analyzers/dotnet/cs/GovernedAi.Analyzers.dll
        analyzers/dotnet/cs/GovernedAi.CodeFixes.dll
        build/GovernedAi.Analyzers.props
        build/GovernedAi.Analyzers.targets
        buildTransitive/GovernedAi.Analyzers.props
        buildTransitive/GovernedAi.Analyzers.targets
        """)]
    [InlineData("GovernedAi.HealthChecks", """
        README.md
        lib/net10.0/GovernedAi.HealthChecks.dll
        lib/net10.0/GovernedAi.HealthChecks.xml
        lib/net8.0/GovernedAi.HealthChecks.dll
        lib/net8.0/GovernedAi.HealthChecks.xml
        """)]
    [InlineData("GovernedAi.Testing", """
        README.md
        lib/net10.0/GovernedAi.Analyzers.dll
        lib/net10.0/GovernedAi.Testing.dll
        lib/net10.0/GovernedAi.Testing.xml
        lib/net8.0/GovernedAi.Analyzers.dll
        lib/net8.0/GovernedAi.Testing.dll
        lib/net8.0/GovernedAi.Testing.xml
        """)]
    public async Task A_package_holds_exactly_these_files(string id, string files)
    {
        using var package = await OpenAsync(id);
        var names = package.Entries.Select(entry => entry.FullName).Where(name => !IsWrapping(name, id)).Order(StringComparer.Ordinal);
        Assert.Equal(files, string.Join('\n', names));
    }

    [Fact]
    public async Task The_analyzers_bring_the_runtime_of_their_own_version()
    {
        using var package = await OpenAsync("GovernedAi.Analyzers");
        await using var stream = package.GetEntry("GovernedAi.Analyzers.nuspec")!.Open();
        var nuspec = XDocument.Load(stream);

        var group = Assert.Single(nuspec.Descendants(), element => element.Name.LocalName == "group");
        Assert.Equal("net8.0", group.Attribute("targetFramework")!.Value);
        var dependency = Assert.Single(group.Elements());
        Assert.Equal("GovernedAi", dependency.Attribute("id")!.Value);
        Assert.Equal(PackedPackages.Version, dependency.Attribute("version")!.Value);
        Assert.DoesNotContain(nuspec.Descendants(), element => element.Name.LocalName == "developmentDependency");
    }

    private static async Task<ZipArchive> OpenAsync(string id) =>
        ZipFile.OpenRead(Path.Combine(await PackedPackages.FeedAsync(), $"{id}.{PackedPackages.Version}.nupkg"));

    private static bool IsWrapping(string name, string id) =>
        name == $"{id}.nuspec" || name == "[Content_Types].xml" || name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal);
}
