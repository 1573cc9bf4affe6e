using GovernedAi.Analyzers.Tests.Verifier;
using GovernedAi.Runtime;
using System.Reflection;

namespace GovernedAi.Analyzers.Tests.HouseRules;

/// <summary>The assembly carries the rule sets its build was held to.</summary>
public class RuleSetsInForceTests
{
    private const string Rule = """[assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation)]""";

    [Fact]
    public void Name_version_and_hash_of_each_set_are_written_into_the_assembly()
    {
        var sets = SetsOf(TestRuleSet.Compile(Rule), TestRuleSet.Compile(Rule.Replace("ACME", "DIV", StringComparison.Ordinal), "Acme.Freight.Rules", "3.0.0-beta"));
        Assert.Equal([("Acme.Freight.Rules", "3.0.0-beta"), ("Acme.GovernanceRules", "1.2.0")], sets.Select(s => (s.Name, s.Version)));
        Assert.All(sets, s => Assert.Matches("^[0-9a-f]{64}$", s.Hash));
    }

    [Fact]
    public void The_hash_follows_what_the_rules_say_and_nothing_else()
    {
        var hash = Assert.Single(SetsOf(TestRuleSet.Compile(Rule))).Hash;
        Assert.Equal(hash, Assert.Single(SetsOf(TestRuleSet.Compile(Rule, version: "9.9.9"))).Hash);
        Assert.NotEqual(hash, Assert.Single(SetsOf(TestRuleSet.Compile(Rule.Replace("Escalation", "Fallback", StringComparison.Ordinal)))).Hash);
    }

    [Fact]
    public void A_broken_glass_is_written_into_the_assembly_with_its_reason()
    {
        var project = TestCompilation.Of(("Code.cs", "class C;")) with { Options = TestOptions.Default.With("build_property.GovernedAiBreakGlass", "INC-4711: \"hotfix\"") };
        Assert.Equal("INC-4711: \"hotfix\"", project.Load().GetCustomAttribute<BrokenGlassAttribute>()!.Reason);
    }

    [Fact]
    public void What_a_set_says_about_waivers_is_written_with_it()
    {
        var set = Assert.Single(SetsOf(TestRuleSet.Compile("[assembly: RuleSet(MaxWaiverDays = 30, WaiversApprovedBy = new[] { \"Board\", \"\\\"Q\\\" *\" })]" + Rule)));
        Assert.Equal((30, "Board, \"Q\" *"), (set.MaxWaiverDays, string.Join(", ", set.WaiversApprovedBy!)));
    }

    [Theory]
    [InlineData("build_property.Other", false)]
    [InlineData("build_property.RunAnalyzers", true)]
    public void The_build_says_which_version_checked_it_and_whether_it_did(string property, bool isOff)
    {
        var record = (TestCompilation.Of(("Code.cs", "class C;")) with { Options = TestOptions.Default.With(property, "false") }).Load().GetCustomAttribute<BuildRecordAttribute>()!;
        Assert.Equal((isOff, null), (record.AnalyzersOff, record.Contract));
        Assert.Equal(typeof(GovernedAi.Analyzers.Rules.RuleDescriptor).Assembly.GetName().Version!.ToString(3), record.Version);
    }

    [Fact]
    public void The_contract_is_written_into_the_assembly_without_its_comments()
    {
        var project = TestCompilation.Of(("Code.cs", "class C;")) with { AdditionalFiles = [("GovernedAi.Contract.txt", "# said\n\n  governed M:C.Ask | audit x1\nnonsense\nbaseline GAI1001 M:C.M | ChatClient.CompleteChat x2\n")] };
        Assert.Equal(["governed M:C.Ask | audit x1", "baseline GAI1001 M:C.M | ChatClient.CompleteChat x2"], project.Load().GetCustomAttribute<BuildRecordAttribute>()!.Contract!);
    }

    [Fact]
    public void A_library_whose_consumers_do_not_get_the_runtime_bears_nothing_they_could_not_load() =>
        Assert.DoesNotContain((TestCompilation.Of(("Code.cs", "class C;")) with { Options = TestOptions.Default.With("build_property.GovernedAiReference", "private") }).Load().GetReferencedAssemblies(), r => r.Name == "GovernedAi");

    [Fact]
    public void The_runtime_knows_them_once_the_assembly_runs()
    {
        var assembly = (TestCompilation.Of(("Code.cs", "public class C;")) with { References = [.. TestReferences.All, TestRuleSet.Compile(Rule)] }).Load();
        System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        Assert.Equal("Acme.GovernanceRules", Assert.Single(RuleSetRegistry.Of("App")).Name);
    }

    [Fact]
    public void Without_rule_sets_nothing_is_written() => Assert.Empty(SetsOf());

    private static IReadOnlyList<RuleSetInForceAttribute> SetsOf(params Microsoft.CodeAnalysis.MetadataReference[] sets) =>
        [.. (TestCompilation.Of(("Code.cs", "class C;")) with { References = [.. TestReferences.All, .. sets] }).Load().GetCustomAttributes<RuleSetInForceAttribute>()];
}
