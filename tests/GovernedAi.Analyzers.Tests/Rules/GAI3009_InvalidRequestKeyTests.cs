using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3009_InvalidRequestKeyTests
{
    private static readonly RuleVerifier Verify = new("GAI3009");

    [Theory]
    [InlineData("[[|RequestKey|]] CancellationToken it", "CancellationToken it", "[RequestKey] on `it` binds nothing: `CancellationToken` is not kept (token); mark what identifies the call")]
    [InlineData("[[|RequestKey|]] IChatClient it", "IChatClient it", "[RequestKey] on `it` binds nothing: `IChatClient` is not kept (client); mark what identifies the call")]
    [InlineData("string it", "[[|RequestKey|]] string it", "[RequestKey] on `it` binds nothing: nobody is asked about calls of this")]
    public async Task A_key_is_part_of_an_escalated_call(string declared, string core, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [Escalation("desk")] public partial Task<string> AskAsync(int number, {{declared}});
            Task<string> AskCoreAsync(int number, {{core}}) => throw new NotSupportedException();
            """));
        Assert.StartsWith(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_member_that_the_method_cannot_read_is_no_key() => Verify.Reports(GovernedCode.InClass(
        """
        [Escalation("desk")] public partial Task<string> [|AskAsync|](Bill bill);
        Task<string> AskCoreAsync(Bill bill) => throw new NotSupportedException();
        public class Bill { [RequestKey] protected string Number => ""; public string Goods => ""; }
        """));

    [Fact]
    public Task A_key_has_one_value_that_can_be_read() => Verify.Reports(GovernedCode.InClass(
        """
        public class Bill
        {
            [[|RequestKey|]] public static string Number => "";
            [[|RequestKey|]] public string Goods { set { } }
            [[|RequestKey|]] public int this[int at] => at;
            [[|RequestKey|]] public static readonly int Field = 1;
            [RequestKey] public int Fine = 1;
        }
        """));

    [Theory]
    [InlineData("[AuditLog] public partial int Ask([[|RequestKey|]] int a); int AskCore(int a) => a;")]
    [InlineData("int Ask([[|RequestKey|]] int a) => a;")]
    [InlineData("Func<int, int> Ask = ([[|RequestKey|]] int a) => a;")]
    [InlineData("delegate int Ask([[|RequestKey|]] int a);")]
    [InlineData("int Ask() { return Local(1); int Local([[|RequestKey|]] int a) => a; }")]
    [InlineData("class Ask([[|RequestKey|]] int a) { int A => a; }")]
    public Task Where_nobody_is_asked_there_is_nothing_to_bind(string member) => Verify.Reports(GovernedCode.InClass(member));

    [Fact]
    public Task On_the_declaration_or_a_type_of_its_parameters_it_is_fine() => Verify.Reports(GovernedCode.InClass(
        """
        [Escalation("desk")] public partial Task<string> AskAsync([RequestKey] Guid id, Bill bill, Lot? lot, DateTime now);
        Task<string> AskCoreAsync(Guid id, Bill bill, Lot? lot, DateTime now) => throw new NotSupportedException();
        public record Bill([RequestKey] string Number, DateTime Read);
        public struct Lot { [RequestKey] public int Number { get; init; } }
        """));
}
