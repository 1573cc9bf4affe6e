using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2001_NotPartialTests
{
    private static readonly RuleVerifier Verify = new("GAI2001");

    [Theory]
    [InlineData("[AuditLog] string [|Ask|]() => \"\";")]
    [InlineData("[Escalation(\"desk\")] Task<string> [|AskAsync|]() => Task.FromResult(\"\");")]
    [InlineData("[Fallback(nameof(Rules))] static string [|Ask|]() => \"\"; static string Rules() => \"\";")]
    [InlineData("[AuditLog] protected virtual void [|Ask|]<T>(T question) { }")]
    [InlineData("[House] void [|Ask|]() { } [AuditLog] class HouseAttribute : Attribute;")]
    public Task An_annotated_method_is_partial(string members) => Verify.Reports(GovernedCode.InClass(members));

    [Theory]
    [InlineData("[AuditLog] public partial string Ask(); string AskCore() => \"\";")]
    [InlineData("[Obsolete] string Ask() => \"\";")]
    [InlineData("[CallersGovern] string Ask() => \"\";")]
    public Task A_partial_one_and_one_that_nothing_governs_are_fine(string members) => Verify.Reports(GovernedCode.InClass(members));

    [Theory]
    [InlineData("abstract class D { [AuditLog] public abstract string Ask(); }")]
    [InlineData("interface I { [AuditLog] string Ask(); }")]
    public Task A_member_without_a_body_only_demands_governance(string type) => Verify.Reports(GovernedCode.InClass(type));

    [Fact]
    public async Task The_message_names_the_body_to_come()
    {
        var reported = await Verify.Reports(GovernedCode.InClass("[AuditLog] string [|AskAsync|]() => \"\";"));
        Assert.Equal("`AskAsync` is annotated, but nothing is wrapped: make it `partial` and move its body to `AskCoreAsync` (Ctrl+.)", Assert.Single(reported).GetMessage());
    }
}
