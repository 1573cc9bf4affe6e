using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2007_GovernanceDroppedTests
{
    private const string Base = "partial class B { [AuditLog, Fallback(nameof(Rules))] public virtual partial int Ask(int a); protected virtual int AskCore(int a) => 1; int Rules() => 2; }";

    private static readonly RuleVerifier Verify = new("GAI2007");

    [Theory]
    [InlineData("class C : B { public override int [|Ask|](int a) => 2; }", "`Ask` overrides `B.Ask` and drops its [AuditLog], [Fallback]: annotate it as well, or override the body, `AskCore`")]
    [InlineData("partial class C : B { [AuditLog] public override partial int [|Ask|](int a); private int AskCore() => 1; private new int AskCore(int a) => 2; }", "`Ask` overrides `B.Ask` and drops its [Fallback]")]
    [InlineData("class C : B { public new int [|Ask|](int a) => 2; }", "`Ask` hides `B.Ask` and drops its [AuditLog], [Fallback]")]
    [InlineData("class M : B; class C : M { public sealed override int [|Ask|](int a) => 2; }", "`Ask` overrides `B.Ask`")]
    [InlineData("interface I { [AuditLog] int Ask(); } class C : I { public int [|Ask|]() => 2; }", "`Ask` implements `I.Ask` and drops its [AuditLog]: annotate it as well")]
    [InlineData("interface I { [AuditLog] int Ask(); } class C : I { int I.[|Ask|]() => 2; }", "implements `I.Ask`")]
    [InlineData("interface I { [AuditLog] int Ask(); } class P { public int Ask() => 2; } class [|C|] : P, I;", "`Ask` implements `I.Ask`")]
    [InlineData("abstract class A { [AuditLog] public abstract int Ask(); } class C : A { public override int [|Ask|]() => 2; }", "`Ask` overrides `A.Ask` and drops its [AuditLog]: annotate it as well")]
    public async Task What_stands_in_for_a_governed_member_is_governed_as_well(string types, string message)
    {
        var reported = await Verify.Reports($"using GovernedAi; {Base}\n{types}");
        Assert.Contains(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class C : B { protected override int AskCore(int a) => 2; }")]
    [InlineData("partial class C : B { [AuditLog, Fallback(nameof(Mine))] public override partial int Ask(int a); private new int AskCore(int a) => 2; int Mine() => 3; }")]
    [InlineData("class C : B { public int Ask(string a) => 2; }")]
    [InlineData("interface I { [AuditLog] int Ask(); } partial class C : I { [AuditLog, Fallback(nameof(Rules))] public partial int Ask(); int AskCore() => 1; int Rules() => 2; }")]
    [InlineData("interface I { int Ask(int a); } class C : B, I;")]
    public Task Another_body_another_overload_or_as_much_governance_is_fine(string types) => Verify.Reports($"using GovernedAi; {Base}\n{types}");
}
