namespace Package.Tests;

/// <summary>The fixes at the command line: <c>dotnet format analyzers</c> governs a whole project.</summary>
public class FormatTests
{
    [Fact]
    public async Task Every_ungoverned_call_of_a_project_is_governed_by_one_command()
    {
        var consumer = await Consumer.CreateAsync(
            ("App.csproj", Projects.App(Projects.Analyzers + Projects.ExtensionsAI, "<ImplicitUsings>enable</ImplicitUsings>")),
            ("Router.cs", """
                using Microsoft.Extensions.AI;

                public sealed class Router(IChatClient chat)
                {
                    public async Task<string> RouteAsync(string bill) => (await chat.GetResponseAsync(bill)).Text;
                }
                """),
            ("Program.cs", """
                using Microsoft.Extensions.AI;

                IChatClient? chat = null;
                if (chat is not null)
                    Console.WriteLine(await chat.GetResponseAsync("?") + await new Router(chat).RouteAsync("!"));
                """));
        Assert.Equal(2, (await consumer.BuildAsync()).Succeeded().Of("GAI1001").Count());

        var (exitCode, output) = await Command.RunAsync(
            consumer.Folder, "dotnet", "format", "analyzers", "--diagnostics", "GAI1001", "--severity", "warn", "--no-restore");
        Assert.True(exitCode == 0, output);

        // All is governed now, and what is left to say is that nothing is configured yet.
        Assert.Equal(["GAI0003"], (await consumer.BuildAsync()).Succeeded().Diagnostics.Select(said => said.Id));
        Assert.Equal(
            """
            using GovernedAi;
            using Microsoft.Extensions.AI;

            public sealed partial class Router(IChatClient chat)
            {
                [AuditLog]
                public partial Task<string> RouteAsync(string bill);

                private async Task<string> RouteCoreAsync(string bill) => (await chat.GetResponseAsync(bill)).Text;
            }
            """,
            await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "Router.cs")));
        Assert.Contains("await GetResponseAsync(chat, \"?\")", await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "Program.cs")), StringComparison.Ordinal);
    }
}
