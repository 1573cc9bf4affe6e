namespace Package.Tests;

/// <summary>The template for a rule set, installed, instantiated, tested and packed as an architect would.</summary>
public class RuleSetTemplateTests
{
    [Fact]
    public async Task What_it_makes_builds_passes_its_tests_and_holds_a_consumer_once_packed()
    {
        var feed = await PackedPackages.FeedAsync();
        var architect = await Consumer.CreateAsync((".keep", ""));
        var hive = Path.Combine(architect.Folder, ".hive");
        await RunAsync(architect, "new", "install", Path.Combine(feed, $"GovernedAi.Templates.{PackedPackages.Version}.nupkg"), "--debug:custom-hive", hive);
        await RunAsync(architect, "new", "governedai-rules", "-n", "Beta.GovernanceRules", "-o", "rules", "--debug:custom-hive", hive);

        // The commands of its README, as they stand there.
        (await architect.BuildAsync("rules/Beta.GovernanceRules")).Clean();
        var (exitCode, output) = await Command.RunAsync(Path.Combine(architect.Folder, "rules"), "dotnet", ["test"]);
        Assert.True(exitCode == 0 && output.Contains("Passed:     2", StringComparison.Ordinal), output);
        (await architect.PackAsync("rules/Beta.GovernanceRules")).Succeeded();

        var team = await Consumer.CreateAsync(
            ("Lib.csproj", Projects.Library("""<PackageReference Include="Beta.GovernanceRules" Version="0.1.0" />""" + Projects.Analyzers + Projects.OpenAI)),
            ("Claims.cs", "namespace Beta.Decisions; public sealed class Claims(OpenAI.Chat.ChatClient chat) { public object Decide(string claim) => chat.CompleteChat(claim); }"));
        var said = (await team.BuildAsync()).Failed().Diagnostics.Select(d => (d.Severity, d.Id)).Order();
        // The severity of GAI1001 travelled in the package.
        Assert.Equal([("error", "GAI1001"), ("error", "GAI4001")], said);
    }

    private static async Task RunAsync(Consumer consumer, params string[] arguments)
    {
        var (exitCode, output) = await Command.RunAsync(consumer.Folder, "dotnet", arguments);
        Assert.True(exitCode == 0, output);
    }
}
