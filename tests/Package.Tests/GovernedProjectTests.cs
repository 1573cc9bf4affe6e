namespace Package.Tests;

/// <summary>Governed code, built with the package and run: wrapped wherever it lies and whatever it is built for.</summary>
public class GovernedProjectTests
{
    internal const string Printed = """
        cold store
        clerk
        intent modelCall outcome intent modelCall attempt attempt outcome

        """;

    [Fact]
    public async Task A_program_runs_its_wrappers()
    {
        var consumer = await Consumer.CreateAsync(
            ("App.csproj", Projects.App(FreightProgram.Packages, FreightProgram.Properties)),
            ("Router.cs", FreightProgram.Router),
            ("Model.cs", FreightProgram.Model),
            ("Program.cs", FreightProgram.Main));
        (await consumer.BuildAsync()).Clean();
        Assert.Equal((0, Printed), await consumer.RunAsync());
    }

    [Fact]
    public async Task A_library_brings_its_wrappers_to_the_program_that_uses_it()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib/Lib.csproj", Projects.Library(Projects.Analyzers + Projects.ExtensionsAI, FreightProgram.Properties)),
            ("Lib/Router.cs", FreightProgram.Router),
            ("App/App.csproj", Projects.App("""<ProjectReference Include="../Lib/Lib.csproj" />""" + Projects.Testing, FreightProgram.Properties)),
            ("App/Model.cs", FreightProgram.Model),
            ("App/Program.cs", FreightProgram.Main));
        (await consumer.BuildAsync("App")).Clean();
        Assert.Equal((0, Printed), await consumer.RunAsync("App"));
    }

    [Fact]
    public async Task A_library_for_several_frameworks_is_wrapped_for_each()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib.csproj", Projects.Library(Projects.Analyzers + Projects.ExtensionsAI, FreightProgram.Properties, "net8.0;net10.0")),
            ("Router.cs", FreightProgram.Router));
        (await consumer.BuildAsync()).Clean();
    }

    [Fact]
    public async Task Without_configuration_a_governed_call_does_not_run()
    {
        var consumer = await Consumer.CreateAsync(
            ("App.csproj", Projects.App(FreightProgram.Packages, FreightProgram.Properties + "<WarningsNotAsErrors>GAI0003</WarningsNotAsErrors>")),
            ("Router.cs", FreightProgram.Router),
            ("Model.cs", FreightProgram.Model),
            ("Program.cs", """Console.WriteLine(await new Acme.Freight.FreightRouter(new Acme.Freight.PaperModel()).RouteAsync("fish"));"""));
        var warning = Assert.Single((await consumer.BuildAsync()).Succeeded().Diagnostics);
        Assert.Equal(("warning", "GAI0003"), (warning.Severity, warning.Id));
        Assert.Contains("`FreightRouter.RouteAsync` is governed, and this program configures no governance", warning.Message, StringComparison.Ordinal);

        var (exitCode, output) = await consumer.RunAsync();
        Assert.NotEqual(0, exitCode);
        Assert.Contains("FreightRouter.RouteAsync is governed, but nothing is configured to govern it, so it did not run.", output);
        Assert.DoesNotContain("cold store", output);
    }

    [Fact]
    public async Task A_type_that_is_not_partial_is_named_beside_what_the_compiler_says()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib.csproj", Projects.Library(Projects.Analyzers + Projects.ExtensionsAI, FreightProgram.Properties)),
            ("Router.cs", FreightProgram.Router.Replace("sealed partial class", "sealed class")));
        var built = (await consumer.BuildAsync()).Failed();
        Assert.NotEmpty(built.Of("CS0751"));
        var ours = Assert.Single(built.Of("GAI2004"));
        Assert.Equal(("error", "Router.cs(12,33)"), (ours.Severity, ours.Place));
        Assert.Equal("`RouteAsync` cannot be wrapped because the type `FreightRouter` is not partial: write `partial` in front of its keyword (Ctrl+.)", ours.Message.Split(" (https")[0]);
    }

    [Fact]
    public async Task A_method_that_another_generator_writes_is_named_and_does_not_drown_in_two_parts()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib.csproj", Projects.Library(Projects.Analyzers + Projects.ExtensionsAI, FreightProgram.Properties)),
            ("Hazards.cs", """
                using System.Text.RegularExpressions;
                using GovernedAi;

                namespace Acme.Freight;

                public static partial class Hazards
                {
                    [AuditLog, GeneratedRegex("acid")]
                    public static partial Regex Pattern();

                    private static Regex PatternCore() => new("acid");
                }
                """));
        var built = (await consumer.BuildAsync()).Failed();
        Assert.Empty(built.Of("CS0757"));
        var ours = Assert.Single(built.Of("GAI2005"));
        Assert.Equal(("error", "Hazards.cs(8,6)"), (ours.Severity, ours.Place));
        Assert.StartsWith("[AuditLog] governs nothing on `Pattern`, which another generator implements as well, as [GeneratedRegex] says", ours.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_generator_the_build_breaks()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib.csproj", Projects.Library(Projects.Analyzers + Projects.ExtensionsAI, FreightProgram.Properties)),
            ("Directory.Build.targets", """
                <Project>
                  <Target Name="DropAnalyzers" BeforeTargets="CoreCompile"><ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup></Target>
                </Project>
                """),
            ("Router.cs", FreightProgram.Router));
        Assert.Equal("CS8795", Assert.Single((await consumer.BuildAsync()).Failed().Diagnostics).Id);
    }

    [Fact]
    public async Task A_method_that_cannot_be_wrapped_breaks_the_build_and_says_why()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib.csproj", Projects.Library(Projects.Analyzers + Projects.ExtensionsAI, FreightProgram.Properties)),
            ("Router.cs", FreightProgram.Router.Replace("RouteCoreAsync", "RouteBodyAsync")));
        var said = Assert.Single((await consumer.BuildAsync()).Failed().Of("GAI2003"));
        Assert.StartsWith("The body of `RouteAsync`, `RouteCoreAsync`, is missing: write `private Task<string> RouteCoreAsync(", said.Message);
    }

    [Fact]
    public async Task Builds_in_two_folders_are_the_same_to_the_bit()
    {
        var first = await BuildForReleaseAsync();
        var second = await BuildForReleaseAsync();
        Assert.Equal(first, second);
    }

    private static async Task<byte[]> BuildForReleaseAsync()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib.csproj", Projects.Library(
                Projects.Analyzers + Projects.ExtensionsAI + """<SourceRoot Include="$(MSBuildProjectDirectory)/" />""",
                FreightProgram.Properties + "<ContinuousIntegrationBuild>true</ContinuousIntegrationBuild><DebugType>embedded</DebugType>")),
            ("Router.cs", FreightProgram.Router));
        (await consumer.BuildAsync(".", "-c", "Release")).Clean();
        return await File.ReadAllBytesAsync(Path.Combine(consumer.Folder, "bin", "Release", "net10.0", "Lib.dll"));
    }
}
