using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2006_CoreUsedDirectlyTests
{
    private static readonly RuleVerifier Verify = new("GAI2006");

    private const string Governed = "[AuditLog] public partial int Ask(int a); protected virtual int AskCore(int a) => a;";

    [Theory]
    [InlineData("int Around() => [|AskCore(1)|];")]
    [InlineData("Func<int, int> Around() => [|AskCore|];")]
    [InlineData("Func<int> Around() => () => [|this.AskCore(1)|];")]
    [InlineData("int _field = 1; int Around { get => [|AskCore(_field)|]; }")]
    [InlineData("class D(IChatClient m) : C(m) { int Around() => [|AskCore(1)|]; int Up() => [|base.AskCore(1)|]; }")]
    public async Task Nobody_goes_round_the_wrapper(string members)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(Governed + members));
        Assert.All(reported, r => Assert.Equal("`AskCore` is the body of `Ask`: calling it here goes round the governance; call `Ask`", r.GetMessage()));
    }

    [Theory]
    [InlineData("string Name() => nameof(AskCore);")]
    [InlineData("int Through() => Ask(1);")]
    [InlineData("class D(IChatClient m) : C(m) { protected override int AskCore(int a) => base.AskCore(a) + 1; }")]
    [InlineData("[AuditLog] public partial int Deeper(int a); int DeeperCore(int a) => a == 0 ? 0 : DeeperCore(a - 1);")]
    [InlineData("int AskCore(string other) => 1; int Other() => AskCore(\"\");")]
    public Task Its_name_its_overrides_and_itself_are_fine(string members) => Verify.Reports(GovernedCode.InClass(Governed + members));
}
