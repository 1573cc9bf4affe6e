using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>An unrelated edit recomputes nothing; a related one recomputes what it touches.</summary>
public class CacheTests
{
    private const string Elsewhere = "namespace Acme.Freight { class Elsewhere { int M() => 1; } }";

    private const string HandedOn =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        class Handed { [CallersGovern] public static Task<ChatResponse> AskAsync(IChatClient chat) => chat.GetResponseAsync("?"); }
        """;

    private const string Waived =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        class Old
        {
            [GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "kim", Expires = "2099-01-01")] public static Task<ChatResponse> AskAsync(IChatClient chat) => chat.GetResponseAsync("?");
            public static Task<ChatResponse> AcceptedAsync(IChatClient chat) => chat.GetResponseAsync("?");
        }
        """;

    private const string Baseline = "baseline GAI1001 M:Old.AcceptedAsync(Microsoft.Extensions.AI.IChatClient) | ChatClientExtensions.GetResponseAsync x1";

    private const string Inherited =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        partial class Desk { [AuditLog] public partial Task<string> AskAsync(); protected virtual Task<string> AskCoreAsync() => Task.FromResult(""); }
        class OtherDesk(IChatClient chat) : Desk { protected override async Task<string> AskCoreAsync() => (await chat.GetResponseAsync("?")).Text; }
        """;

    private const string Faulty = "using GovernedAi; partial class Faulty { [AuditLog] public partial int Ask(); } class Closed { [AuditLog] public partial int Ask(); }";

    [Fact]
    public void An_unrelated_edit_recomputes_nothing()
    {
        var steps = StepsAfter("Elsewhere.cs", "=> 1;", "=> 2;");
        Assert.All(GovernanceGenerator.Steps.All, name => Assert.NotEmpty(steps[name]));
        Assert.All(steps.SelectMany(s => s), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }

    [Theory]
    [InlineData("inbound-routing", "outbound-routing", "Methods", "Types")]
    [InlineData("Which queue takes", "What queue takes", "Calls", "CapturedTypes")]
    public void A_related_edit_recomputes(string from, string to, params string[] touched)
    {
        var steps = StepsAfter("FreightRouter.cs", from, to);
        Assert.All(touched, name => Assert.Contains(IncrementalStepRunReason.Modified, steps[name]));
    }

    [Fact]
    public void An_edit_of_a_body_leaves_the_wrapper_alone()
    {
        var steps = StepsAfter("FreightRouter.cs", "Which queue takes", "What queue takes");
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, steps["Methods"].Concat(steps["Types"]));
    }

    /// <summary>The guard of the first test can fail: a step that carries the compilation is never unchanged.</summary>
    [Fact]
    public void A_step_that_holds_the_compilation_is_recomputed_by_any_edit()
    {
        var steps = StepsAfter("Elsewhere.cs", "=> 1;", "=> 2;", new Careless());
        Assert.Contains(IncrementalStepRunReason.Modified, steps["Careless"]);
    }

    private static ILookup<string, IncrementalStepRunReason> StepsAfter(string file, string from, string to, IIncrementalGenerator? more = null)
    {
        var project = TestCompilation.Of(("FreightRouter.cs", FreightRouterTests.Code), ("Elsewhere.cs", Elsewhere), ("Handed.cs", HandedOn), ("Faulty.cs", Faulty), ("Waived.cs", Waived), ("Inherited.cs", Inherited))
            with { AdditionalFiles = [("GovernedAi.Contract.txt", Baseline)], MoreGenerators = more is null ? [] : [more] };
        var before = project.Create();
        var tree = before.SyntaxTrees.Single(t => Path.GetFileName(t.FilePath) == file);
        var text = tree.ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        var after = before.ReplaceSyntaxTree(tree, tree.WithChangedText(
            Microsoft.CodeAnalysis.Text.SourceText.From(text.Replace(from, to, StringComparison.Ordinal), System.Text.Encoding.UTF8)));

        var driver = project.Driver(trackSteps: true).RunGenerators(before).RunGenerators(after);
        return driver.GetRunResult().Results
            .SelectMany(r => r.TrackedSteps)
            .Where(s => GovernanceGenerator.Steps.All.Contains(s.Key) || s.Key == "Careless")
            .SelectMany(s => s.Value.SelectMany(run => run.Outputs.Select(o => (s.Key, o.Reason))))
            .ToLookup(s => s.Key, s => s.Reason);
    }

    private sealed class Careless : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(
                context.CompilationProvider.Select((compilation, _) => compilation).WithTrackingName("Careless"), (_, _) => { });
    }
}
