namespace Package.Tests;

/// <summary>The first thing a user sees: a warning at a model call that nobody answers for.</summary>
public class UngovernedCallTests
{
    private const string OpenAI = """
        using OpenAI.Chat;

        public sealed class Router(ChatClient chat)
        {
            public async Task<string> RouteAsync(string bill) => (await chat.CompleteChatAsync(bill)).Value.Content[0].Text;
        }
        """;

    private const string ExtensionsAI = """
        using Microsoft.Extensions.AI;

        public sealed class Router(IChatClient chat)
        {
            public async Task<string> RouteAsync(string bill) => (await chat.GetResponseAsync(bill)).Text;
        }
        """;

    [Theory]
    [InlineData(Projects.OpenAI, OpenAI, "ChatClient.CompleteChatAsync", "Router.cs(5,65)")]
    [InlineData(Projects.ExtensionsAI, ExtensionsAI, "ChatClientExtensions.GetResponseAsync", "Router.cs(5,65)")]
    public async Task A_fresh_project_warns(string sdk, string code, string call, string place)
    {
        var consumer = await Consumer.CreateAsync(("Lib.csproj", Project(sdk)), ("Router.cs", code));
        var warning = Assert.Single((await consumer.BuildAsync()).Succeeded().Diagnostics);
        Assert.Equal(
            new BuildDiagnostic(
                "warning", "GAI1001", place,
                $"`RouteAsync` calls a model (`{call}`) and nothing says who answers for it: add [AuditLog], [Escalation] or [Fallback] (Ctrl+.) "
                    + "(https://github.com/governedai/governedai/blob/main/src/GovernedAi.Analyzers/Rules/GAI1001_UngovernedModelCall.md)"),
            warning);
    }

    [Fact]
    public async Task Analyzers_reach_a_project_through_a_project_reference()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib/Lib.csproj", Projects.Library()),
            ("Lib/Lib.cs", "public class Lib;"),
            ("App/App.csproj", Projects.Library($"""<ProjectReference Include="../Lib/Lib.csproj" />{Projects.OpenAI}""", "<ImplicitUsings>enable</ImplicitUsings>")),
            ("App/Router.cs", OpenAI));
        Assert.Equal("App/Router.cs(5,65)", Assert.Single((await consumer.BuildAsync("App")).Succeeded().Diagnostics).Place);
    }

    [Fact]
    public async Task Analyzers_reach_a_project_through_a_packed_library()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib/Lib.csproj", Projects.Library(properties: "<PackageId>Acme.Lib</PackageId><Version>$VERSION$</Version>")),
            ("Lib/Lib.cs", "public class Lib;"),
            ("App/App.csproj", Projects.Library($"""<PackageReference Include="Acme.Lib" Version="$VERSION$" />{Projects.OpenAI}""", "<ImplicitUsings>enable</ImplicitUsings>")),
            ("App/Router.cs", OpenAI));
        (await consumer.PackAsync("Lib")).Succeeded();
        Assert.Equal("App/Router.cs(5,65)", Assert.Single((await consumer.BuildAsync("App")).Succeeded().Diagnostics).Place);
    }

    [Fact]
    public async Task A_library_can_keep_the_analyzers_from_its_users()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib/Lib.csproj", Projects.Library("""
                <PackageReference Include="GovernedAi" Version="$VERSION$" />
                <PackageReference Include="GovernedAi.Analyzers" Version="$VERSION$" PrivateAssets="all" />
                """)),
            ("Lib/Lib.cs", "public class Lib;"),
            ("App/App.csproj", Projects.Library($"""<ProjectReference Include="../Lib/Lib.csproj" />{Projects.OpenAI}""", "<ImplicitUsings>enable</ImplicitUsings>")),
            ("App/Router.cs", OpenAI));
        (await consumer.BuildAsync("App")).Clean();
    }

    private static string Project(string sdk) => Projects.Library(Projects.Analyzers + sdk, "<ImplicitUsings>enable</ImplicitUsings>");
}
