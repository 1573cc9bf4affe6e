namespace Package.Tests;

/// <summary>What an ordinary warning of ours does when a user quiets it: the routes every analyzer has work as they do elsewhere.</summary>
public class QuietingTests
{
    private const string Router = """
        using OpenAI.Chat;
        public sealed class Router(ChatClient chat)
        {
            $BEFORE$
            public object Route(string bill) => chat.CompleteChat(bill);
        }
        """;

    [Fact]
    public async Task Nothing_quiet_warns() => AssertWarns(await BuildAsync());

    [Fact]
    public async Task A_pragma() => (await BuildAsync(before: "#pragma warning disable GAI1001")).Clean();

    [Fact]
    public async Task An_attribute() =>
        (await BuildAsync(before: """[System.Diagnostics.CodeAnalysis.SuppressMessage("Coverage", "GAI1001", Justification = "trial")]""")).Clean();

    [Fact]
    public async Task The_editor_configuration() => (await BuildAsync(editorConfig: "dotnet_diagnostic.GAI1001.severity = none")).Clean();

    [Fact]
    public async Task The_project_file() => (await BuildAsync(properties: "<NoWarn>$(NoWarn);GAI1001</NoWarn>")).Clean();

    [Fact]
    public async Task Analyzers_switched_off() => (await BuildAsync(properties: "<RunAnalyzers>false</RunAnalyzers>")).Clean();

    [Theory]
    [InlineData("dotnet_diagnostic.GAI1001.severity = error", "")]
    [InlineData("", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>")]
    [InlineData("", "<WarningsAsErrors>GAI1001</WarningsAsErrors>")]
    public async Task A_team_makes_it_a_gate(string editorConfig, string properties)
    {
        var error = Assert.Single((await BuildAsync(editorConfig: editorConfig, properties: properties)).Failed().Diagnostics);
        Assert.Equal(("error", "GAI1001"), (error.Severity, error.Id));
    }

    private static async Task<BuildOutput> BuildAsync(string before = "", string editorConfig = "", string properties = "")
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib.csproj", Projects.Library(Projects.Analyzers + Projects.OpenAI, properties)),
            (".editorconfig", $"[*.cs]\n{editorConfig}\n"),
            ("Router.cs", Router.Replace("$BEFORE$", before)));
        return await consumer.BuildAsync();
    }

    private static void AssertWarns(BuildOutput build) =>
        Assert.Equal(("warning", "GAI1001"), Assert.Single(build.Succeeded().Diagnostics.Select(diagnostic => (diagnostic.Severity, diagnostic.Id))));
}
