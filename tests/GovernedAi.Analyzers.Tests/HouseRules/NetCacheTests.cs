using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Tests.HouseRules;

/// <summary>What the net and the record of rule sets write is written anew by an edit that bears on it, and by no other.</summary>
public class NetCacheTests
{
    private static readonly string[] All = [GovernanceNet.Steps.Suppressions, GovernanceNet.Steps.Findings, RuleSetsInForce.Step];

    private static readonly string Hazmat = TestRuleSet.Code(
        """
        [System.Diagnostics.CodeAnalysis.SuppressMessage("HouseRules", "GAI4002"), AuditLog] public partial Task<string> AskAsync();
        private Task<string> AskCoreAsync() => throw new System.Exception(chat.GetResponseAsync("?").ToString());
        """);

    private const string Rules = """
        using GovernedAi;
        [assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation, Locked = true)]
        """;

    private const string Elsewhere = "namespace Acme { class Elsewhere { int M() => 1; } }";

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void An_unrelated_edit_writes_nothing_anew(string runAnalyzers)
    {
        var steps = StepsAfter("Elsewhere.cs", "=> 1;", "=> 2;", runAnalyzers);
        Assert.All(All, name => Assert.NotEmpty(steps[name]));
        Assert.All(steps.SelectMany(reasons => reasons), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }

    [Theory]
    [InlineData("Hazmat.cs", "GAI4002", "GAI4001", "Suppressions", "Findings")]
    [InlineData("Rules.cs", "Somebody is asked", "Somebody is always asked", "RuleSetsInForce")]
    public void A_related_edit_does(string file, string from, string to, params string[] touched)
    {
        var steps = StepsAfter(file, from, to, "true");
        Assert.All(touched, name => Assert.Contains(IncrementalStepRunReason.Modified, steps[name]));
    }

    [Fact]
    public void A_waiver_in_another_file_takes_the_finding_away()
    {
        var steps = StepsAfter("Elsewhere.cs", "namespace", """[assembly: GovernedAi.GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2999-01-01")] namespace""", "true");
        Assert.Contains(IncrementalStepRunReason.Modified, steps[GovernanceNet.Steps.Findings]);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, steps[GovernanceNet.Steps.Suppressions]);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public void Where_analyzers_are_off_a_house_attribute_that_wraps_nothing_is_found_by_the_edit_that_adds_it(string runAnalyzers, bool isFound)
    {
        var steps = StepsAfter("Elsewhere.cs", "int M()", "[GovernedAi.AuditLog] int M()", runAnalyzers);
        Assert.Equal(isFound, steps[GovernanceNet.Steps.Findings].Contains(IncrementalStepRunReason.Modified));
    }

    private static ILookup<string, IncrementalStepRunReason> StepsAfter(string file, string from, string to, string runAnalyzers)
    {
        var project = TestCompilation.Of(("Hazmat.cs", Hazmat), ("Rules.cs", Rules), ("Elsewhere.cs", Elsewhere)) with
        {
            Options = TestOptions.Default.With("build_property.RunAnalyzers", runAnalyzers),
        };
        var before = project.Create();
        var tree = before.SyntaxTrees.Single(t => Path.GetFileName(t.FilePath) == file);
        var text = tree.ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        var after = before.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text.Replace(from, to, StringComparison.Ordinal), System.Text.Encoding.UTF8)));

        return project.Driver(trackSteps: true).RunGenerators(before).RunGenerators(after).GetRunResult().Results
            .SelectMany(result => result.TrackedSteps)
            .Where(step => All.Contains(step.Key))
            .SelectMany(step => step.Value.SelectMany(run => run.Outputs.Select(output => (step.Key, output.Reason))))
            .ToLookup(step => step.Key, step => step.Reason);
    }
}
