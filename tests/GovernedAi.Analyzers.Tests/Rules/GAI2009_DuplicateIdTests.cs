using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2009_DuplicateIdTests
{
    private static readonly RuleVerifier Verify = new("GAI2009");

    [Fact]
    public async Task An_id_belongs_to_one_method()
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            """
            [AuditLog([|Id = "x"|])] public partial int A(); int ACore() => 1;
            [Fallback("E", [|Id = "x"|])] public partial int B(); int BCore() => 1; int E() => 1;
            """) + """
            partial struct D { [AuditLog([|Id = "x"|])] public partial int A(); int ACore() => 1; }
            """);
        Assert.Equal(
            ["`C.A` has the id `x`, and so has `C.B`: give each an id of its own", "`C.B` has the id `x`, and so has `C.A`: give each an id of its own", "`D.A` has the id `x`, and so has `C.A`: give each an id of its own"],
            reported.Select(r => r.GetMessage()).OrderBy(m => m, StringComparer.Ordinal));
    }

    [Fact]
    public Task An_id_in_a_composed_attribute_belongs_to_all_who_bear_it() => Verify.Reports(GovernedCode.InClass(
        """
        [[|House|]] public partial int A(); int ACore() => 1;
        [[|House|]] public partial int B(); int BCore() => 1;
        """) + """
        [AuditLog(Id = "x")] class HouseAttribute : Attribute;
        """);

    [Fact]
    public Task Ids_of_their_own_and_none_are_fine() => Verify.Reports(GovernedCode.InClass(
        """
        [AuditLog(Id = "x"), Fallback("E", Id = "x")] public partial int A(); int ACore() => 1;
        [AuditLog(Id = "y")] public partial int B(); int BCore() => 1;
        [AuditLog] public partial int E1(); int E1Core() => 1;
        [AuditLog] public partial int E1(int a); int E1Core(int a) => 1;
        int E() => 1;
        """));
}
