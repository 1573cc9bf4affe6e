using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Rules;

/// <summary>A waiver or a baseline covers a call only where something can let it pass when it runs.</summary>
public class WaivedModelCallTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    [Theory]
    [MemberData(nameof(UnopenedScopes.Members), MemberType = typeof(UnopenedScopes))]
    public async Task A_waiver_covers_only_what_can_be_let_pass_at_run_time(string member, string? obstacle)
    {
        var reported = await Verify.ReportsInOneFile(UnopenedScopes.File(UnopenedScopes.Waiver, member));
        AssertSays(obstacle, reported);
    }

    [Fact]
    public async Task What_is_declared_to_call_a_model_demands_its_scope_all_the_same() =>
        AssertSays("a property cannot be intercepted", await Verify.ReportsInOneFile(UnopenedScopes.File(UnopenedScopes.Declared + UnopenedScopes.Waiver, UnopenedScopes.OfDeclared)));

    [Theory]
    [MemberData(nameof(UnopenedScopes.Baselines), MemberType = typeof(UnopenedScopes))]
    public async Task So_does_the_baseline(string member, string line, string? obstacle)
    {
        var verify = Verify with { AdditionalFiles = [("GovernedAi.Contract.txt", $"baseline GAI1001 {line} x1\n")] };
        AssertSays(obstacle, await verify.ReportsInOneFile(UnopenedScopes.File("", member)));
    }

    [Fact]
    public async Task Where_nothing_is_waived_nothing_is_said_of_it() =>
        Assert.EndsWith("(Ctrl+.)", Assert.Single(await Verify.ReportsInOneFile(UnopenedScopes.File("", """object Make() => [|new Talker(chat)|];"""))).GetMessage(), StringComparison.Ordinal);

    private static void AssertSays(string? obstacle, IReadOnlyList<Diagnostic> reported) =>
        Assert.Equal(
            obstacle is null ? [] : [$"; no waiver and no baseline covers this call: {obstacle}, so nothing can let it pass at run time, where it would be refused: move it into a method with [CallersGovern], and call that here"],
            reported.Select(r => r.GetMessage().Split("(Ctrl+.)")[1]));
}
