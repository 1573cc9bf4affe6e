namespace Package.Tests;

/// <summary>Ways of referencing the package that leave the runtime out: GAI0002 names the line to change, and changing it helps.</summary>
public class MissingRuntimeTests
{
    // Handed on rather than wrapped: needs the attribute's type and nothing else.
    private const string Governed = "public class Router { [GovernedAi.CallersGovern] public object Route() => this; }";

    [Fact]
    public async Task A_global_package_reference()
    {
        var consumer = await Consumer.CreateAsync(
            ("Directory.Packages.props", Packages("""<GlobalPackageReference Include="GovernedAi.Analyzers" Version="$VERSION$" />""")),
            ("App.csproj", Projects.App(items: "")),
            ("Program.cs", Governed + " class Program { static void Main() { } }"));
        AssertSaid(
            await consumer.BuildAsync(), "Program.cs(1,24)", "App.csproj",
            """<GlobalPackageReference Include="GovernedAi.Analyzers" /> leaves its runtime out. In Directory.Packages.props make it a <PackageVersion>, and add <PackageReference Include="GovernedAi.Analyzers" /> to Directory.Build.props.""");

        consumer.Write("Directory.Packages.props", Packages("""<PackageVersion Include="GovernedAi.Analyzers" Version="$VERSION$" />"""));
        consumer.Write("Directory.Build.props", """<Project><ItemGroup><PackageReference Include="GovernedAi.Analyzers" /></ItemGroup></Project>""");
        (await consumer.BuildAsync()).Clean();
    }

    [Fact]
    public async Task Private_assets_in_a_library()
    {
        var consumer = await Consumer.CreateAsync(
            ("Directory.Build.props", $"""<Project><ItemGroup>{Projects.Analyzers.Replace(" />", """ PrivateAssets="all" />""")}</ItemGroup></Project>"""),
            ("Lib.csproj", Projects.Library(items: "")),
            ("Router.cs", Governed));
        AssertSaid(
            await consumer.BuildAsync(), "Router.cs(1,24)", "Lib.csproj",
            "PrivateAssets keeps its runtime, GovernedAi, from the programs that use it: they would fail with a FileNotFoundException. "
                + """In Directory.Build.props take PrivateAssets off <PackageReference Include="GovernedAi.Analyzers" />, or add <PackageReference Include="GovernedAi" />.""");

        consumer.Write("Lib.csproj", Projects.Library(items: """<PackageReference Include="GovernedAi" Version="$VERSION$" />"""));
        (await consumer.BuildAsync()).Clean();
    }

    [Fact]
    public async Task Private_assets_in_a_program_are_no_fault()
    {
        var consumer = await Consumer.CreateAsync(
            ("App.csproj", Projects.App(Projects.Analyzers.Replace(" />", """ PrivateAssets="all" />"""))),
            ("Program.cs", Governed + " class Program { static void Main() => System.Console.Write(typeof(GovernedAi.CallersGovernAttribute).Name); }"));
        (await consumer.BuildAsync()).Clean();
        Assert.Equal((0, "CallersGovernAttribute\n"), await consumer.RunAsync());
    }

    [Fact]
    public async Task A_target_that_the_runtime_does_not_have()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib.csproj", Projects.Library(framework: "netstandard2.0;net8.0", properties: "<LangVersion>latest</LangVersion>")),
            ("Router.cs", Governed));
        AssertSaid(
            await consumer.BuildAsync(), "Router.cs(1,24)", "Lib.csproj",
            "its runtime, GovernedAi, needs .NET 8 or later, and this is a build for netstandard2.0. In Lib.csproj set <TargetFramework>net8.0</TargetFramework> or later, "
                + "or add net8.0 to <TargetFrameworks> and keep governed code to it (#if NET8_0_OR_GREATER).");

        consumer.Write("Router.cs", $"#if NET8_0_OR_GREATER\n{Governed}\n#endif");
        (await consumer.BuildAsync()).Clean();
    }

    [Fact]
    public async Task A_language_too_old_for_what_is_generated()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib.csproj", Projects.Library(properties: "<LangVersion>10</LangVersion>")),
            ("Router.cs", Governed));
        AssertSaid(
            await consumer.BuildAsync(), "Router.cs(1,24)", "Lib.csproj",
            "governed code needs C# 11 or later, and this project is compiled as C# 10.0. In Lib.csproj remove <LangVersion>, or set it to latest.");
    }

    private static string Packages(string items) => $"""
        <Project>
          <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;

    private static void AssertSaid(BuildOutput build, string place, string project, string wayOut)
    {
        var said = Assert.Single(build.Failed().Of("GAI0002"));
        Assert.Equal(new BuildDiagnostic("error", "GAI0002", place, $"{project} cannot be governed: {wayOut} (https://github.com/governedai/governedai/blob/main/src/GovernedAi.Analyzers/Rules/GAI0002_CannotBeGoverned.md)"), said);
    }
}
