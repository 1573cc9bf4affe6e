using System.Text.Json.Nodes;
using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Commands;

/// <summary>What <c>rules diff</c> says of waived code is what the analyzer will say of it.</summary>
public class RulesWaiverTests
{
    private const string Empty = "[assembly: RuleSet(MaxWaiverDays = 365000)]";

    private const string Tighter = """[assembly: HouseRule("ACME002", "Everything is recorded", Requires = Controls.AuditLog, Replaces = new[] { "ACME001" })]""";

    private const string Ungoverned = "public Task Ask() => chat.GetResponseAsync(\"?\");";

    private const string Governed = "[Fallback(nameof(None))] public partial Task<string> Ask(); private async Task<string> AskCore() => (await chat.GetResponseAsync(\"?\")).Text; private string None() => \"\";";

    [Theory]
    [InlineData("GAI1001", "2999-01-01", Ungoverned, "C.Ask (ChatClientExtensions.GetResponseAsync): is not governed; its waiver is not of this rule")]
    [InlineData("ACME002", "2999-01-01", Ungoverned, null)]
    [InlineData("ACME001", "2999-01-01", Ungoverned, null)]
    [InlineData("ACME002", "2001-01-01", Ungoverned, "C.Ask (ChatClientExtensions.GetResponseAsync): is not governed; its waiver expired on 2001-01-01")]
    [InlineData("GAI1001", "2999-01-01", Governed, "C.Ask: has no [AuditLog]")]
    [InlineData("ACME002", "2999-01-01", Governed, null)]
    [InlineData("ACME002", "2001-01-01", Governed, "C.Ask: has no [AuditLog]; its waiver expired on 2001-01-01")]
    public async Task A_waiver_lifts_the_house_rule_it_names_and_no_other(string waived, string expires, string member, string? broken)
    {
        var waiver = $"[GovernanceWaiver(\"{waived}\", Reason = \"r\", ApprovedBy = \"a\", Expires = \"{expires}\")]";
        foreach (var (onType, onMember) in ((string, string)[])[("", waiver), (waiver, "")])
        {
            using var before = CompiledSample.Of(Empty, name: "Acme.GovernanceRules");
            using var after = CompiledSample.Of($"{Empty}\n{Tighter}", name: "Acme.GovernanceRules");
            var code = $"{onType} public partial class C(IChatClient chat) {{ {onMember} {member} }}";
            using var today = CompiledSample.Of(code);
            var run = await Diff(today, before, after);
            Assert.Equal(broken is null ? 0 : 1, run.ExitCode);
            Assert.Equal(broken is not null, run.Out.Contains($"  ACME002  {broken}", StringComparison.Ordinal));

            using var tomorrow = CompiledSample.Of(code, references: after.Path);
            Assert.Equal(broken is not null, (await tomorrow.Diagnose()).Any(d => d.Id == "GAI4001"));
        }
    }

    [Fact]
    public async Task A_set_that_allows_shorter_waivers_breaks_what_they_lifted()
    {
        using var before = CompiledSample.Of($"{Empty}\n{Tighter}", name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of($"[assembly: RuleSet(MaxWaiverDays = 30)]\n{Tighter}", name: "Acme.GovernanceRules");
        using var repository = CompiledSample.Of(
            $"public class C(IChatClient chat) {{ [GovernanceWaiver(\"ACME002\", Reason = \"r\", ApprovedBy = \"a\", Expires = \"2999-01-01\")] {Ungoverned} }}\npublic class D(IChatClient chat) {{ {Ungoverned} }}");
        var run = await Diff(repository, before, after);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("  ACME002  C.Ask (ChatClientExtensions.GetResponseAsync): is not governed; its waiver runs until 2999-01-01, and Acme.GovernanceRules allows 30 days", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("D.Ask", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_inventory_cannot_tell_of_waivers()
    {
        using var before = CompiledSample.Of(Empty, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of($"{Empty}\n{Tighter}", name: "Acme.GovernanceRules");
        using var repository = CompiledSample.Of($"public class C(IChatClient chat) {{ {Ungoverned} }}");
        var run = await Diff(repository, before, after, inventory => ((JsonObject)inventory["modelCalls"]![0]!).Remove("waivers"));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("is not governed, but cannot tell whether a waiver lifts it (the inventory is of an older version)", run.Out, StringComparison.Ordinal);
    }

    private static async Task<RunningCommand> Diff(CompiledSample repository, CompiledSample before, CompiledSample after, Action<JsonObject>? change = null)
    {
        var file = Path.Combine(repository.Folder, "app.json");
        Assert.Equal(0, (await RunningCommand.Of("inventory", repository.Path, "-r", AppContext.BaseDirectory, "--format", "json", "-o", file)).ExitCode);
        if (change is not null)
        {
            var inventory = (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(file))!;
            change(inventory);
            await File.WriteAllTextAsync(file, inventory.ToJsonString());
        }

        return await RunningCommand.Of("rules", "diff", before.Path, after.Path, "--inventory", file);
    }
}
