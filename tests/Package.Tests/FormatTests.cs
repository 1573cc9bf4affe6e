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

        await FormatAsync(consumer, "GAI1001");

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

    [Fact]
    public async Task Every_house_rule_is_satisfied_by_its_houses_first_offer_in_one_run()
    {
        var consumer = await Consumer.CreateAsync(
            ("Desks.csproj", Projects.Library(Projects.Analyzers + Projects.ExtensionsAI, "<ImplicitUsings>enable</ImplicitUsings>")),
            ("Rules.cs", """
                using GovernedAi;

                [assembly: HouseRule("ACME001", "Hazmat decisions need a person", Namespace = "Acme.Hazmat", EscalateTo = ["hazmat-desk"], Locked = true)]
                [assembly: HouseRule("ACME002", "Freight is recorded", Namespace = "Acme.Freight", RequiresAttribute = typeof(Acme.RecordedAttribute))]
                [assembly: HouseRule("ACME003", "Freight goes on without a model", Namespace = "Acme.Freight", Requires = Controls.Fallback)]

                namespace Acme;

                [AuditLog, Escalation("hazmat-desk"), AttributeUsage(AttributeTargets.Method)]
                public sealed class HazmatDecisionAttribute : Attribute;

                [AuditLog, AttributeUsage(AttributeTargets.Method)]
                public sealed class RecordedAttribute : Attribute;
                """),
            ("Afield.cs", """
                using Microsoft.Extensions.AI;

                namespace Acme.Hazmat
                {
                    public static class Afield { public static readonly Func<IChatClient, Task<ChatResponse>> Ask = chat => chat.GetResponseAsync("?"); }
                }

                namespace Acme.Freight
                {
                    public static class Abroad { public static readonly Func<IChatClient, Task<ChatResponse>> Ask = chat => chat.GetResponseAsync("?"); }
                }
                """),
            ("Desks.cs", """
                using Microsoft.Extensions.AI;

                namespace Acme.Hazmat
                {
                    public sealed class Desk(IChatClient chat)
                    {
                        public async Task<string> RouteAsync(string bill) => (await chat.GetResponseAsync(bill)).Text;
                    }
                }

                namespace Acme.Freight
                {
                    public sealed class Desk(IChatClient chat)
                    {
                        public async Task<string> RouteAsync(string bill) => (await chat.GetResponseAsync(bill)).Text;
                    }
                }
                """));

        // A delegate in a field bears no attribute: it is the first to be found, and no fix is offered for it.
        await FormatAsync(consumer, "GAI4001", "GAI4002");
        Assert.Equal(
            """
            using GovernedAi;
            using Microsoft.Extensions.AI;

            namespace Acme.Hazmat
            {
                public sealed partial class Desk(IChatClient chat)
                {
                    [HazmatDecision]
                    public partial Task<string> RouteAsync(string bill);

                    private async Task<string> RouteCoreAsync(string bill) => (await chat.GetResponseAsync(bill)).Text;
                }
            }

            namespace Acme.Freight
            {
                public sealed partial class Desk(IChatClient chat)
                {
                    [Recorded]
                    [Fallback(nameof(RouteFallback))]
                    public partial Task<string> RouteAsync(string bill);

                    private async Task<string> RouteCoreAsync(string bill) => (await chat.GetResponseAsync(bill)).Text;

                    private string RouteFallback(string bill, Exception failure) =>
                        throw new NotImplementedException("Say what answers when RouteAsync fails.", failure);
                }
            }
            """,
            await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "Desks.cs")));

        var build = await consumer.BuildAsync();
        Assert.All(build.Diagnostics.Where(said => said.Id is "GAI4001" or "GAI4002" || said.Id.StartsWith("CS", StringComparison.Ordinal)), said => Assert.StartsWith("Afield.cs", said.Place, StringComparison.Ordinal));
        Assert.NotEmpty(build.Failed().Of("GAI4002"));

        var before = Snapshot(consumer);
        await FormatAsync(consumer, "GAI4001", "GAI4002");
        Assert.Equal(before, Snapshot(consumer));
    }

    private static async Task FormatAsync(Consumer consumer, params string[] ids)
    {
        var (exitCode, output) = await Command.RunAsync(consumer.Folder, "dotnet", ["format", "analyzers", "--diagnostics", .. ids, "--severity", "warn"]);
        Assert.True(exitCode == 0, output);
    }

    private static IReadOnlyDictionary<string, string> Snapshot(Consumer consumer) =>
        Directory.EnumerateFiles(consumer.Folder, "*.cs").ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);
}
