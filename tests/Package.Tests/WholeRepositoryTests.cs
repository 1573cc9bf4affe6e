using System.Text.RegularExpressions;

namespace Package.Tests;

/// <summary>The recipe for a whole repository, as the rule-set sample's README gives it.</summary>
public class WholeRepositoryTests
{
    private const string Call = "public sealed class Old(OpenAI.Chat.ChatClient chat) { public object Ask() => chat.CompleteChat(\"?\"); }";

    [Fact]
    public async Task Today_goes_into_the_contract_and_new_code_is_held()
    {
        await RuleSetPackage.PublishedAsync();
        var repository = await Consumer.CreateAsync(
            ("Directory.Build.props", Recipe().Replace("Acme.Freight.GovernanceRules", "Acme.GovernanceRules").Replace("3.0.0", "1.2.0").Replace("0.1.0", "$VERSION$")),
            ("One/One.csproj", Projects.Library(Projects.OpenAI)),
            ("One/Old.cs", Call),
            ("Two/Two.csproj", Projects.Library("")),
            ("Two/Plain.cs", "public static class Plain;"));

        // Without a contract today's call has to be written down first; a project that calls no model has nothing to write.
        Assert.Contains((await repository.BuildAsync("One")).Failed().Diagnostics, d => d.Id == "GAI4008");
        (await repository.BuildAsync("Two")).Clean();

        repository.Write("One/GovernedAi.Contract.txt", "baseline GAI1001 M:Old.Ask | ChatClient.CompleteChat x1\n");
        var build = await repository.BuildAsync("One");
        build.Clean();
        Assert.Contains("One: 0 governed methods, 1 model calls in the baseline", build.Text, StringComparison.Ordinal);

        repository.Write("One/New.cs", Call.Replace("Old", "New"));
        Assert.Equal(["GAI1001", "GAI4008"], (await repository.BuildAsync("One")).Failed().Diagnostics.Select(d => d.Id).Order());
    }

    private static string Recipe() =>
        Regex.Match(File.ReadAllText(Path.Combine(RunFolder.Repository, "samples", "HouseRules", "README.md")).ReplaceLineEndings("\n"), "```xml\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
}
