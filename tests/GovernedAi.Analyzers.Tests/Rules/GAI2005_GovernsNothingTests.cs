using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2005_GovernsNothingTests
{
    private static readonly RuleVerifier Verify = new("GAI2005");

    [Theory]
    [InlineData("[{|CS0592:[|AuditLog|]|}] C(int x) : this(null!) { }", "[AuditLog] governs nothing on a constructor")]
    [InlineData("int this[int i] { [[|AuditLog|]] get => 1; }", "[AuditLog] governs nothing on an accessor")]
    [InlineData("int P { [[|Fallback(\"\")|]] get; set; }", "[Fallback] governs nothing on an accessor")]
    [InlineData("[method: [|AuditLog|]] event Action? E; void Raise() => E?.Invoke();", "[AuditLog] governs nothing on an event")]
    [InlineData("event Action E { [[|AuditLog|]] add { } remove { } }", "[AuditLog] governs nothing on an event")]
    [InlineData("[[|AuditLog|]] public static C operator +(C a, C b) => a;", "[AuditLog] governs nothing on an operator")]
    [InlineData("[[|AuditLog|]] public static explicit operator int(C a) => 1;", "[AuditLog] governs nothing on an operator")]
    [InlineData("[[|AuditLog|]] ~C() { }", "[AuditLog] governs nothing on a finalizer")]
    [InlineData("class D : IDisposable { [[|AuditLog|]] void IDisposable.Dispose() { } }", "[AuditLog] governs nothing on an explicit interface implementation")]
    [InlineData("Func<int> F() => [[|AuditLog|]] () => 1;", "[AuditLog] governs nothing on a lambda")]
    [InlineData("int F() { return G(); [[|Escalation(\"desk\")|]] int G() => 1; }", "[Escalation] governs nothing on a local function")]
    [InlineData("[[|AuditLog|]] class D { }", "[AuditLog] governs nothing on the type `D`")]
    [InlineData("[AuditLog] class HouseAttribute : Attribute; [[|House|]] class D { }", "[House] governs nothing on the type `D`")]
    [InlineData("[[|AuditLog|]] public partial int Ask(); public partial int Ask() => 1;", "[AuditLog] governs nothing on `Ask`, whose implementing part is already written")]
    [InlineData("public partial int Ask(); [[|AuditLog|]] public partial int Ask() => 1;", "[AuditLog] governs nothing on `Ask`, whose implementing part is already written")]
    public async Task Where_no_wrapper_can_be_written_an_attribute_governs_nothing(string members, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(members));
        Assert.StartsWith(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[AuditLog] public partial int Ask(); int AskCore() => 1;")]
    [InlineData("[AuditLog] [Escalation(\"desk\")] class HouseAttribute : Attribute; [House] class StricterAttribute : Attribute;")]
    [InlineData("[Obsolete] class D { [Obsolete] D() { } }")]
    public Task Elsewhere_it_is_in_place(string members) => Verify.Reports(GovernedCode.InClass(members));
}
