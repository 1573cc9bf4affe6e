using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Commands;

/// <summary>Whom <c>rules diff</c> says a new rule would break.</summary>
public class RulesPreviewTests
{
    [Theory]
    [InlineData("2999-01-01", "Desk.CheckAsync: has no [Fallback] (a warning until 2999-01-01)")]
    [InlineData("2001-01-01", "Desk.CheckAsync: has no [Fallback]")]
    public async Task A_break_says_until_when_it_only_warns(string day, string words)
    {
        var run = await Preview($"[assembly: HouseRule(\"ACME009\", \"Answers without a model\", Requires = Controls.Fallback, EnforceFrom = \"{day}\")]");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"  ACME009  {words}\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HandlesNamed = new[] { \"Acme.Freight.Passport\" }", "Desk.CheckAsync")]
    [InlineData("HandlesNamed = new[] { \"Acme.Freight.Document\" }", "Desk.CheckAsync")]
    [InlineData("Handles = new[] { typeof(System.Uri) }", "Desk.FetchAsync")]
    [InlineData("Bearing = typeof(System.ComponentModel.DescriptionAttribute)", "Desk.FetchAsync")]
    [InlineData("Bearing = typeof(System.ComponentModel.CategoryAttribute)", "Desk.CheckAsync")]
    [InlineData("Provider = \"Microsoft.Extensions.AI*\"", "Desk.CheckAsync, Desk.FetchAsync")]
    [InlineData("Provider = \"OpenAI\"", "")]
    [InlineData("Risk = Risk.High", "Desk.CheckAsync")]
    [InlineData("UseCase = \"fetching\"", "Desk.FetchAsync")]
    public async Task A_preview_follows_the_rules_scope(string scope, string broken)
    {
        var run = await Preview($"[assembly: HouseRule(\"ACME009\", \"Answers without a model\", {scope}, Requires = Controls.Fallback)]");
        Assert.Equal(broken, string.Join(", ", run.Out.Split('\n').Where(line => line.StartsWith("  ACME009", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].TrimEnd(':'))));
        Assert.Equal(broken.Length == 0 ? 0 : 1, run.ExitCode);
    }

    [Theory]
    [InlineData("RequiresReview = true", 1, "Desk.FetchAsync: serves the use case 'fetching', which is not reviewed")]
    [InlineData("RequiresCapture = true", 0, null)]
    [InlineData("AllowedModels = new[] { \"gpt-4o\" }", 3, "Desk.CheckAsync: cannot tell which model ids are named")]
    [InlineData("RequiresAttribute = typeof(System.ComponentModel.DescriptionAttribute)", 1, "Desk.CheckAsync: does not bear [Description]")]
    public async Task What_an_inventory_cannot_tell_is_said_and_has_an_exit_code_of_its_own(string demand, int exitCode, string? words)
    {
        var run = await Preview($"[assembly: HouseRule(\"ACME009\", \"The house wants it so\", {demand})]");
        Assert.Equal(exitCode, run.ExitCode);
        if (words is not null)
            Assert.Contains($"  ACME009  {words}\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(", Locked = true", 1)]
    public async Task What_stands_in_a_baseline_is_held_to_locked_rules(string locked, int exitCode)
    {
        using var before = CompiledSample.Of(FreightRules.Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of($"[assembly: HouseRule(\"ACME009\", \"t\", Requires = Controls.AuditLog{locked})]", name: "Acme.GovernanceRules");
        using var repository = CompiledSample.Of(
            "public class C(IChatClient chat) { public Task Ask() => chat.GetResponseAsync(\"?\"); }",
            contract: "baseline GAI1001 M:C.Ask | ChatClientExtensions.GetResponseAsync x1");
        var inventory = Path.Combine(repository.Folder, "mail.json");
        Assert.Equal(0, (await RunningCommand.Of("inventory", repository.Path, "-r", AppContext.BaseDirectory, "--format", "json", "-o", inventory)).ExitCode);

        var run = await RunningCommand.Of("rules", "diff", before.Path, after.Path, "--inventory", inventory);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode == 1, run.Out.Contains("  ACME009  C.Ask (ChatClientExtensions.GetResponseAsync): is not governed\n", StringComparison.Ordinal));
    }

    private static async Task<RunningCommand> Preview(string rule)
    {
        using var before = CompiledSample.Of(FreightRules.Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of(rule, name: "Acme.GovernanceRules");
        using var repository = CompiledSample.Of("""
            [assembly: UseCase("checking", Risk = Risk.High, ApprovedBy = "A. Ruiz", ReviewBy = "2999-01-01")]
            [assembly: UseCase("fetching", Risk = Risk.Limited)]
            namespace Acme.Freight
            {
                public class Document;
                [System.ComponentModel.Category("personal")] public class Passport : Document;
                public partial class Desk(IChatClient chat)
                {
                    [AuditLog("checking")]
                    public partial Task<string> CheckAsync(System.Collections.Generic.List<Passport> all);
                    private async Task<string> CheckCoreAsync(System.Collections.Generic.List<Passport> all) => (await chat.GetResponseAsync("?")).Text;

                    [AuditLog("fetching"), System.ComponentModel.Description("Fetches.")]
                    public partial Task<System.Uri> FetchAsync();
                    private async Task<System.Uri> FetchCoreAsync() => new((await chat.GetResponseAsync("?")).Text);
                }
            }
            """);
        var inventory = Path.Combine(repository.Folder, "freight.json");
        Assert.Equal(0, (await RunningCommand.Of("inventory", repository.Path, "-r", AppContext.BaseDirectory, "--format", "json", "-o", inventory)).ExitCode);
        return await RunningCommand.Of("rules", "diff", before.Path, after.Path, "--inventory", inventory);
    }
}
