using System.Text.RegularExpressions;

namespace Package.Tests;

/// <summary>The recipe for a whole repository, as the rule-set sample's README gives it.</summary>
public class WholeRepositoryTests
{
    private const string Call = "public sealed partial class Old(OpenAI.Chat.ChatClient chat) { public object Ask() => chat.CompleteChat(\"?\"); }";
    private const string MoreCalls =
        """
        public sealed class Older(OpenAI.Chat.ChatClient chat) { public object Ask() => chat.CompleteChat("?"); }
        partial class Old { public object AskTwice() => new[] { chat.CompleteChat("?"), chat.CompleteChat("!") }; public object Any(dynamic any) => any.CompleteChat("?"); }
        """;
    private const string SumUp = "One: 5 model calls: 1 governed, 4 in the baseline; tools, agent endpoints and unseen calls in the baseline: 1\n";
    private const string Governed =
        """
        using GovernedAi;

        public sealed partial class Governed(OpenAI.Chat.ChatClient chat)
        {
            [AuditLog]
            public partial System.Threading.Tasks.Task<string> AskAsync(string question);

            private async System.Threading.Tasks.Task<string> AskCoreAsync(string question) => (await chat.CompleteChatAsync(question)).Value.ToString()!;
        }
        """;

    [Fact]
    public async Task Today_goes_into_the_contract_and_new_code_is_held()
    {
        await RuleSetPackage.PublishedAsync();
        var repository = await Consumer.CreateAsync(
            ("Directory.Build.props", Recipe().Replace("Acme.Freight.GovernanceRules", "Acme.GovernanceRules").Replace("3.0.0", "1.2.0").Replace("0.1.0", "$VERSION$")),
            ("One/One.csproj", Projects.Library(Projects.OpenAI)),
            ("One/Old.cs", Call),
            ("One/Older.cs", MoreCalls),
            ("Two/Two.csproj", Projects.Library("")),
            ("Two/Plain.cs", "public static class Plain;"));

        // Without a contract today's call has to be written down first; a project that calls no model has nothing to write.
        Assert.Contains((await repository.BuildAsync("One")).Failed().Diagnostics, d => d.Id == "GAI4008");
        (await repository.BuildAsync("Two")).Clean();

        // An empty file and one command write it down.
        repository.Write("One/Governed.cs", Governed);
        repository.Write("One/GovernedAi.Contract.txt", "");
        await FormatAsync(repository, "One");
        Assert.Equal(
            ["governed M:Governed.AskAsync(System.String) | audit x1", "baseline GAI1001 M:Old.Ask | ChatClient.CompleteChat x1", "baseline GAI1001 M:Old.AskTwice | ChatClient.CompleteChat x2", "baseline GAI1001 M:Older.Ask | ChatClient.CompleteChat x1", "baseline GAI1008 M:Old.Any(System.Object) | CompleteChat x1"],
            File.ReadAllLines(Path.Combine(repository.Folder, "One", "GovernedAi.Contract.txt")).Where(line => line.Length > 0 && line[0] != '#'));
        var build = await repository.BuildAsync("One");
        build.Clean();
        Assert.Contains(SumUp, build.Text, StringComparison.Ordinal);

        // The line is there when nothing has to be compiled, too.
        Assert.Contains(SumUp, (await repository.BuildAsync("One")).Text, StringComparison.Ordinal);

        repository.Write("One/New.cs", Call.Replace("Old", "New"));
        Assert.Equal(["GAI1001", "GAI4008"], (await repository.BuildAsync("One")).Failed().Diagnostics.Select(d => d.Id).Order());

        // A rule that is turned off takes no call out of the contract: neither a new one nor one that stands in it.
        repository.Write("One/.editorconfig", "[*.cs]\ndotnet_diagnostic.GAI1001.severity = none\n");
        Assert.Equal([("GAI4008", "New.cs")], (await repository.BuildAsync("One")).Failed().Diagnostics.Select(d => (d.Id, Path.GetFileName(d.Place.Split('(')[0]))));
    }

    private static async Task FormatAsync(Consumer consumer, string project)
    {
        var (exitCode, output) = await Command.RunAsync(Path.Combine(consumer.Folder, project), "dotnet", "format", "analyzers", "--diagnostics", "GAI4008", "--severity", "error", "--no-restore");
        Assert.True(exitCode == 0, output);
    }

    private static string Recipe() =>
        Regex.Match(File.ReadAllText(Path.Combine(RunFolder.Repository, "samples", "HouseRules", "README.md")).ReplaceLineEndings("\n"), "```xml\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
}
