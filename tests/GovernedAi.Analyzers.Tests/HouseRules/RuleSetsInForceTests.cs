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
