using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1004_NoFallbackTests
{
    private static readonly RuleVerifier Verify = new("GAI1004");

    [Theory]
    [InlineData("[AuditLog]", "[|Route|]")]
    [InlineData("[AuditLog, Fallback(nameof(Rules))]", "Route")]
    public Task Every_governed_method_wants_Fallback(string attributes, string name) => Verify.ReportsInOneFile(
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
        Assert.DoesNotContain(await TestCompilation.Of(("Code.cs", "using GovernedAi; partial class C { [AuditLog] public partial int Route(int i); int RouteCore(int i) => i; int Rules() => 0; }")).Diagnose(), d => d.Id == "GAI1004");
}
