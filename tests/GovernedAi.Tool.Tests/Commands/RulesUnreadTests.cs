using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Commands;

/// <summary>What an inventory does not say is never taken by <c>rules diff</c> for "breaks nobody".</summary>
public class RulesUnreadTests
{
    [Fact]
    public async Task An_older_inventory_cannot_tell_of_types()
    {
        using var before = CompiledSample.Of(FreightRules.Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of("[assembly: HouseRule(\"ACME009\", \"t\", HandlesNamed = new[] { \"Acme.Passport\" }, Requires = Controls.Fallback)]", name: "Acme.GovernanceRules");
        var inventory = Path.Combine(before.Folder, "old.json");
        await File.WriteAllTextAsync(inventory, """{ "governedMethods": [ { "id": "M:Acme.R.A", "docId": "M:Acme.R.A", "name": "R.A", "assembly": "Acme", "audited": true, "fallbacks": [] } ] }""");
        var run = await RunningCommand.Of("rules", "diff", before.Path, after.Path, "--inventory", inventory);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("R.A: has no [Fallback], but cannot tell Handles (the inventory is of an older version)", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[assembly: HouseRule(\"ACME001\", \"Somebody is asked\", Requires = Controls.Escalation)]")]
    [InlineData(FreightRules.New)]
    [InlineData(FreightRules.Old)]
    public async Task What_an_inventory_could_not_read_is_never_taken_for_nobody(string rules)
    {
        using var before = CompiledSample.Of(FreightRules.Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of(rules, name: "Acme.GovernanceRules");
        using var repository = CompiledSample.Of(FreightRules.Repository);
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
        using var before = CompiledSample.Of(FreightRules.Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of(FreightRules.New, name: "Acme.GovernanceRules");
        using var repository = CompiledSample.Of(FreightRules.Repository);
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
        using var rules = CompiledSample.Of(FreightRules.Old, name: "Acme.GovernanceRules");
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
        using var before = CompiledSample.Of(FreightRules.Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of("[assembly: HouseRule(\"ACME001\", \"Somebody is asked\", Requires = Controls.Escalation)]", name: "Acme.GovernanceRules");
        var inventory = Path.Combine(before.Folder, "old.json");
        await File.WriteAllTextAsync(inventory, """{ "governedMethods": [], "modelCalls": [] }""");
        var run = await RunningCommand.Of("rules", "diff", before.Path, after.Path, "--inventory", inventory);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("cannot tell whether everything was read", run.Out, StringComparison.Ordinal);
    }
}
