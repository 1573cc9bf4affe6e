namespace Package.Tests;

/// <summary>What <c>dotnet add package GovernedAi.Analyzers</c> does to a project.</summary>
public class FreshProjectTests
{
    [Fact]
    public async Task A_project_without_model_calls_builds_without_a_word()
    {
        var consumer = await Consumer.CreateAsync(
            ("App.csproj", Projects.App()),
            ("Program.cs", """System.Console.WriteLine("no model here");"""));
        (await consumer.BuildAsync()).Clean();
    }

    [Fact]
    public async Task The_runtime_comes_with_the_analyzers()
    {
        var consumer = await Consumer.CreateAsync(
            ("App.csproj", Projects.App()),
            ("Program.cs", "System.Console.WriteLine(typeof(GovernedAi.AuditLogAttribute).Assembly.GetName().Name);"));
        (await consumer.BuildAsync()).Clean();
        Assert.Equal((0, "GovernedAi\n"), await consumer.RunAsync());
    }

    [Fact]
    public async Task The_projects_own_interceptor_namespaces_are_kept()
    {
        var consumer = await Consumer.CreateAsync(
            ("App.csproj", Projects.App(properties: "<InterceptorsNamespaces>Acme.Generated</InterceptorsNamespaces>")),
            ("Program.cs", "return;"));
        (await consumer.BuildAsync()).Clean();

        var (_, namespaces) = await Command.RunAsync(consumer.Folder, "dotnet", "msbuild", "-getProperty:InterceptorsNamespaces");
        Assert.Equal("Acme.Generated;GovernedAi.Generated", namespaces.Trim());
    }

    [Theory]
    [InlineData("roslyn4.8")]
    [InlineData("roslyn4.13")]
    public async Task A_compiler_too_old_to_load_the_analyzers_is_an_error(string compiler)
    {
        var consumer = await Consumer.CreateAsync(("App.csproj", Projects.App()), ("Program.cs", "return;"));
        var error = Assert.Single((await consumer.BuildAsync(".", $"-p:CompilerApiVersion={compiler}")).Failed().Diagnostics);
        Assert.Equal("GAI0002", error.Id);
        Assert.Equal("error", error.Severity);
        Assert.StartsWith($"App.csproj cannot be governed: GovernedAi.Analyzers needs Roslyn 4.14, which comes with the .NET SDK 9.0.300 and Visual Studio 2022 17.14. This build uses '{compiler}',", error.Message);
        Assert.EndsWith("""Raise "version" in global.json, or install a newer SDK.""", error.Message);
    }
}
