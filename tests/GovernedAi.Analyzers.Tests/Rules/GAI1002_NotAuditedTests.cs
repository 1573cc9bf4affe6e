using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1002_NotAuditedTests
{
    private static readonly RuleVerifier Verify = new("GAI1002");

    [Theory]
    [InlineData("[Fallback(nameof(Rules))]", "[|Route|]")]
    [InlineData("[AuditLog]", "Route")]
    [InlineData("[House]", "Route")]
    public Task Every_governed_method_wants_AuditLog(string attributes, string name) => Verify.ReportsInOneFile(
        $$"""
        using GovernedAi;
        partial class C
        {
            {{attributes}} public partial int {{name}}(int i);
            int RouteCore(int i) => i;
            int Rules() => 0;
            bool Doubt() => true;
        }
        {{(attributes.Contains("House", StringComparison.Ordinal) ? "[AuditLog, AttributeUsage(AttributeTargets.Method)] sealed class HouseAttribute : Attribute;" : "")}}
        """);

    [Fact]
    public async Task It_is_off_until_it_is_asked_for() =>
        Assert.DoesNotContain(await TestCompilation.Of(("Code.cs", "using GovernedAi; partial class C { [Fallback(nameof(Rules))] public partial int Route(int i); int RouteCore(int i) => i; int Rules() => 0; }")).Diagnose(), d => d.Id == "GAI1002");
}
