using Package.Tests.Harness;

namespace Package.Tests;

/// <summary>Calls in Razor files are reported where the user wrote them; what stands in <c>@code</c> cannot be governed there, and is not said to be.</summary>
public class RazorTests
{
    private const string Component = """
        @using Microsoft.Extensions.AI
        @inject IChatClient Chat
        <p>@Chat.GetResponseAsync("In the markup?").Result.Text</p>
        <p>@answer</p>
        <button @onclick="AskAsync">Ask</button>
        @code {
            private string? answer;

            private async Task AskAsync() => answer = (await Chat.GetResponseAsync("In the code?")).Text;
        }
        """;

    private const string Page = """
        @page "/ask"
        @using Microsoft.Extensions.AI
        @inject IChatClient Chat
        <p>@((await Chat.GetResponseAsync("On the page?")).Text)</p>
        """;

    private const string Annotated = """
        @using GovernedAi
        @using Microsoft.Extensions.AI
        @inject IChatClient Chat
        <p>@answer</p>
        @code {
            private string? answer;

            [AuditLog]
            private async Task AskAsync() => answer = (await Chat.GetResponseAsync("In the code?")).Text;
        }
        """;

    private const string Main = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddGovernedAi();
        builder.Build().Run();
        """;

    [Fact]
    public async Task A_call_is_reported_in_the_Razor_file()
    {
        var consumer = await CreateAsync(("Desk.razor", Component), ("Pages/Ask.cshtml", Page));
        var reported = (await consumer.BuildAsync()).Succeeded().Of("GAI1001").Select(diagnostic => diagnostic.Place);
        Assert.Equal(["Desk.razor(3,5)", "Desk.razor(9,54)", "Pages/Ask.cshtml(4,13)"], reported.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_attribute_in_the_code_block_is_an_error_and_not_silence()
    {
        var consumer = await CreateAsync(("Desk.razor", Annotated));
        Assert.Contains("Desk.razor(9,24)", (await consumer.BuildAsync()).Failed().Of("GAI2001").Select(diagnostic => diagnostic.Place));
    }

    // The scripts that a browser would ask for are no matter here.
    private static Task<Consumer> CreateAsync(params (string Path, string Text)[] files) => Consumer.CreateAsync(
        [
            ("App.csproj", Projects.App(Projects.Analyzers + Projects.ExtensionsAI, "<ImplicitUsings>enable</ImplicitUsings><RequiresAspNetWebAssets>false</RequiresAspNetWebAssets>")
                .Replace("Microsoft.NET.Sdk\"", "Microsoft.NET.Sdk.Web\"", StringComparison.Ordinal)),
            ("_Imports.razor", "@using Microsoft.AspNetCore.Components.Web"),
            ("Program.cs", Main),
            .. files,
        ]);
}
