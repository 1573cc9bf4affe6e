using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Commands;

public class RulesCommandTests
{
    private const string Old = """[assembly: HouseRule("ACME001", "Somebody is asked", Namespace = "Acme", Requires = Controls.Escalation)]""";

    private const string New = """
        [assembly: HouseRule("ACME001", "Somebody is asked", Namespace = "Acme", Requires = Controls.Escalation | Controls.Fallback, MaxStepTimeout = "00:10:00")]
        [assembly: HouseRule("ACME002", "Nothing goes unrecorded", Kind = "chat", Requires = Controls.AuditLog)]
        [assembly: BannedModelApi("ACME003", "T:OpenAI.Chat.ChatClient", Use = "Acme.Gateway")]
        """;

    private const string Repository = """
        namespace Acme.Freight
        {
            public partial class Router(IChatClient chat)
            {
                [AuditLog, Escalation("desk", StepTimeout = "00:05:00"), Fallback(nameof(ByRules))]
                public partial Task<string> RouteAsync();
                private async Task<string> RouteCoreAsync() => (await chat.GetResponseAsync("?")).Text;
                private string ByRules() => "";

                [Escalation("desk")]
                public partial Task<string> QuoteAsync();
                private async Task<string> QuoteCoreAsync() => (await chat.GetResponseAsync("?")).Text;
            }
        }

        namespace Beta
        {
            public class Other(IChatClient chat) { public Task Ask() => chat.GetResponseAsync("?"); }
        }
        """;

    [Fact]
    public async Task Show_lists_what_each_rule_says()
    {
        using var set = CompiledSample.Of(New, name: "Acme.GovernanceRules");
        var run = await RunningCommand.Of("rules", "show", set.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            Acme.GovernanceRules 0.0.0
            Waivers: as long as they say, approved by anybody

            ACME001  Somebody is asked
                MaxStepTimeout = 00:10:00
                Namespace = Acme
                Requires = Escalation | Fallback

            ACME002  Nothing goes unrecorded
                Kind = chat
                Requires = AuditLog

            ACME003  T:OpenAI.Chat.ChatClient is banned
                Use = Acme.Gateway

            """.ReplaceLineEndings("\n"), run.Out);
    }

    [Fact]
    public async Task Show_says_the_version_of_the_package_and_what_holds_of_waivers()
    {
        using var set = CompiledSample.Of("""
            [assembly: System.Reflection.AssemblyVersion("1.0.0.0"), System.Reflection.AssemblyInformationalVersion("1.2.0-beta.1+4e0b8e0")]
            [assembly: RuleSet(MaxWaiverDays = 90, WaiversApprovedBy = new[] { "A. Ruiz", "*@acme.example" })]
            """, name: "Acme.GovernanceRules");
        Assert.Equal(
            "Acme.GovernanceRules 1.2.0-beta.1\nWaivers: at most 90 days ahead, approved by A. Ruiz or *@acme.example\n",
            (await RunningCommand.Of("rules", "show", set.Path)).Out);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(", Locked = true", 1)]
    public async Task What_stands_in_a_baseline_is_held_to_locked_rules(string locked, int exitCode)
    {
        using var before = CompiledSample.Of(Old, name: "Acme.GovernanceRules");
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

    [Fact]
    public async Task Diff_tells_that_waivers_may_run_longer()
    {
        using var before = CompiledSample.Of("[assembly: RuleSet(MaxWaiverDays = 30)]", name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of("[assembly: RuleSet(MaxWaiverDays = 90)]", name: "Acme.GovernanceRules");
        Assert.Equal(
            "~ Waivers\n    - at most 30 days ahead, approved by anybody\n    + at most 90 days ahead, approved by anybody\n",
            (await RunningCommand.Of("rules", "diff", before.Path, after.Path)).Out);
    }

    [Theory]
    [InlineData("2999-01-01", "Desk.CheckAsync: has no [Fallback] (a warning until 2999-01-01)")]
    [InlineData("2001-01-01", "Desk.CheckAsync: has no [Fallback]")]
    public async Task A_break_says_until_when_it_only_warns(string day, string words)
    {
        var run = await Preview($"[assembly: HouseRule(\"ACME009\", \"Answers without a model\", Requires = Controls.Fallback, EnforceFrom = \"{day}\")]");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"  ACME009  {words}\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_tells_what_differs_and_whom_the_new_version_would_break()
    {
        using var before = CompiledSample.Of(Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of(New, name: "Acme.GovernanceRules");
        using var repository = CompiledSample.Of(Repository);
        var inventory = Path.Combine(repository.Folder, "freight.json");
        Assert.Equal(0, (await RunningCommand.Of("inventory", repository.Path, "-r", AppContext.BaseDirectory, "--format", "json", "-o", inventory)).ExitCode);

        var run = await RunningCommand.Of("rules", "diff", before.Path, after.Path, "--inventory", inventory);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            """
            ~ ACME001  Somebody is asked
                + MaxStepTimeout = 00:10:00
                - Requires = Escalation
                + Requires = Escalation | Fallback
            + ACME002  Nothing goes unrecorded
                + Kind = chat
                + Requires = AuditLog
            + ACME003  T:OpenAI.Chat.ChatClient is banned
                + Use = Acme.Gateway

            freight
              ACME001  Router.QuoteAsync: has no [Fallback]; gives each group 00:30:00
              ACME002  Router.QuoteAsync: has no [AuditLog]
              ACME002  Other.Ask (ChatClientExtensions.GetResponseAsync): is not governed
              ACME003  other code: cannot tell whether it uses OpenAI.Chat.ChatClient: an inventory lists model calls, not every mention

            """.ReplaceLineEndings("\n"), run.Out);
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

    [Fact]
    public async Task An_older_inventory_cannot_tell_of_types()
    {
        using var before = CompiledSample.Of(Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of("[assembly: HouseRule(\"ACME009\", \"t\", HandlesNamed = new[] { \"Acme.Passport\" }, Requires = Controls.Fallback)]", name: "Acme.GovernanceRules");
        var inventory = Path.Combine(before.Folder, "old.json");
        await File.WriteAllTextAsync(inventory, """{ "governedMethods": [ { "id": "M:Acme.R.A", "docId": "M:Acme.R.A", "name": "R.A", "assembly": "Acme", "audited": true, "fallbacks": [] } ] }""");
        var run = await RunningCommand.Of("rules", "diff", before.Path, after.Path, "--inventory", inventory);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("R.A: has no [Fallback], but cannot tell Handles (the inventory is of an older version)", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[assembly: HouseRule(\"ACME001\", \"Somebody is asked\", Requires = Controls.Escalation)]")]
    [InlineData(New)]
    [InlineData(Old)]
    public async Task What_an_inventory_could_not_read_is_never_taken_for_nobody(string rules)
    {
        using var before = CompiledSample.Of(Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of(rules, name: "Acme.GovernanceRules");
        using var repository = CompiledSample.Of(Repository);
        var inventory = Path.Combine(before.Folder, "freight.json");
        await File.WriteAllBytesAsync(repository.Path, (await File.ReadAllBytesAsync(repository.Path))[..500]);
        Assert.Equal(2, (await RunningCommand.Of("inventory", repository.Path, "-r", AppContext.BaseDirectory, "--format", "json", "-o", inventory)).ExitCode);

        var run = await RunningCommand.Of("rules", "diff", before.Path, after.Path, "--inventory", inventory);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"\nfreight\n  not read: {repository.Path}: not a valid assembly", run.Out, StringComparison.Ordinal);
        Assert.Contains("what would break there cannot be told", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_read_goes_before_what_would_break()
    {
        using var before = CompiledSample.Of(Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of(New, name: "Acme.GovernanceRules");
        using var repository = CompiledSample.Of(Repository);
        var inventory = Path.Combine(before.Folder, "freight.json");
        Assert.Equal(2, (await RunningCommand.Of("inventory", repository.Path, "/no/such.dll", "-r", AppContext.BaseDirectory, "--format", "json", "-o", inventory)).ExitCode);

        var run = await RunningCommand.Of("rules", "diff", before.Path, after.Path, "--inventory", inventory);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("  not read: /no/such.dll: there is no such file: what would break there cannot be told\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("ACME001  Router.QuoteAsync: has no [Fallback]", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cannot tell what would break in App: Vendor.FastClient.GetResponseAsync lies in Vendor, which is not beside the input: whether it calls a model cannot be seen\n", false, 3)]
    [InlineData("The two say the same.\n", true, 0)]
    public async Task What_an_inventory_could_not_see_to_be_a_model_call_is_never_taken_for_nobody(string words, bool isThere, int exitCode)
    {
        using var rules = CompiledSample.Of(Old, name: "Acme.GovernanceRules");
        using var library = CompiledSample.Of("namespace Vendor; public class FastClient { public Task GetResponseAsync(int quick) => Task.CompletedTask; }", wrapped: false, name: "Vendor");
        using var repository = CompiledSample.Of("class C(Vendor.FastClient fast) { Task Ask() => fast.GetResponseAsync(1); }", references: library.Path);
        if (isThere)
            File.Copy(library.Path, Path.Combine(repository.Folder, "Vendor.dll"));
        var inventory = Path.Combine(rules.Folder, "vendor.json");
        Assert.Equal(0, (await RunningCommand.Of("inventory", repository.Path, "-r", AppContext.BaseDirectory, "--format", "json", "-o", inventory)).ExitCode);

        var run = await RunningCommand.Of("rules", "diff", rules.Path, rules.Path, "--inventory", inventory);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(words, run.Out, StringComparison.Ordinal);
        Assert.Equal(isThere, !run.Out.Contains("cannot tell", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_inventory_that_does_not_say_what_it_read_cannot_tell()
    {
        using var before = CompiledSample.Of(Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of("[assembly: HouseRule(\"ACME001\", \"Somebody is asked\", Requires = Controls.Escalation)]", name: "Acme.GovernanceRules");
        var inventory = Path.Combine(before.Folder, "old.json");
        await File.WriteAllTextAsync(inventory, """{ "governedMethods": [], "modelCalls": [] }""");
        var run = await RunningCommand.Of("rules", "diff", before.Path, after.Path, "--inventory", inventory);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("cannot tell whether everything was read", run.Out, StringComparison.Ordinal);
    }

    private static async Task<RunningCommand> Preview(string rule)
    {
        using var before = CompiledSample.Of(Old, name: "Acme.GovernanceRules");
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

    [Fact]
    public async Task Two_that_say_the_same_break_nobody()
    {
        using var set = CompiledSample.Of(New, name: "Acme.GovernanceRules");
        var run = await RunningCommand.Of("rules", "diff", set.Path, set.Path);
        Assert.Equal((0, "The two say the same.\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said()
    {
        var run = await RunningCommand.Of("rules", "show", "/no/such.dll");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("not read: ", run.Error, StringComparison.Ordinal);
    }
}
