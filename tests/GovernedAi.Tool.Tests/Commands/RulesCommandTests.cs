using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Commands;

/// <summary>What <c>rules show</c> and <c>rules diff</c> print.</summary>
public class RulesCommandTests
{
    [Fact]
    public async Task Show_lists_what_each_rule_says()
    {
        using var set = CompiledSample.Of(FreightRules.New, name: "Acme.GovernanceRules");
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

    [Fact]
    public async Task Diff_tells_that_waivers_may_run_longer()
    {
        using var before = CompiledSample.Of("[assembly: RuleSet(MaxWaiverDays = 30)]", name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of("[assembly: RuleSet(MaxWaiverDays = 90)]", name: "Acme.GovernanceRules");
        Assert.Equal(
            "~ Waivers\n    - at most 30 days ahead, approved by anybody\n    + at most 90 days ahead, approved by anybody\n",
            (await RunningCommand.Of("rules", "diff", before.Path, after.Path)).Out);
    }

    [Fact]
    public async Task Diff_tells_what_differs_and_whom_the_new_version_would_break()
    {
        using var before = CompiledSample.Of(FreightRules.Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of(FreightRules.New, name: "Acme.GovernanceRules");
        using var repository = CompiledSample.Of(FreightRules.Repository);
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

    [Fact]
    public async Task Two_that_say_the_same_break_nobody()
    {
        using var set = CompiledSample.Of(FreightRules.New, name: "Acme.GovernanceRules");
        var run = await RunningCommand.Of("rules", "diff", set.Path, set.Path);
        Assert.Equal((0, "The two say the same.\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task A_package_is_told_from_the_assembly_in_it()
    {
        var run = await RunningCommand.Of("rules", "show", "Acme.Rules.1.0.0.nupkg");
        Assert.Equal((2, "not read: Acme.Rules.1.0.0.nupkg is a package: name the rule set's assembly, under lib/ in it"), (run.ExitCode, run.Error.Trim()));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said()
    {
        var run = await RunningCommand.Of("rules", "show", "/no/such.dll");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("not read: ", run.Error, StringComparison.Ordinal);
    }
}
