using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Recognition;

/// <summary>What asks a model only if what it is given does counts, unless the same method shows that it does not.</summary>
public class DependentCallTests
{
    private static readonly RuleVerifier Workflows = new("GAI1001") { References = [.. TestReferences.FrameworkOnly, OwnWorkflows.Library.Reference] };
    private static readonly RuleVerifier Reducers = new("GAI1001") { References = [.. TestReferences.FrameworkOnly, HistoryReduction.Library.Reference] };

    [Theory]
    [MemberData(nameof(OwnWorkflows.Counted), MemberType = typeof(OwnWorkflows))]
    public Task A_workflow_that_may_hold_an_agent_counts(string member) => Workflows.Reports(OwnWorkflows.File(member));

    [Theory]
    [MemberData(nameof(OwnWorkflows.Shown), MemberType = typeof(OwnWorkflows))]
    public Task A_workflow_of_own_executors_in_the_same_method_does_not(string member) => Workflows.Reports(OwnWorkflows.File(member));

    [Theory]
    [MemberData(nameof(HistoryReduction.All), MemberType = typeof(HistoryReduction))]
    public Task A_history_that_may_be_summarized_counts(string member) => Reducers.Reports(HistoryReduction.File(member));
}
