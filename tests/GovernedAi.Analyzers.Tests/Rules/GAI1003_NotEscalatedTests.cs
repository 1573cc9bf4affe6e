using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1003_NotEscalatedTests
{
    private static readonly RuleVerifier Verify = new("GAI1003");

    [Theory]
    [InlineData("[AuditLog]", "[|Route|]")]
    [InlineData("[Fallback(nameof(Rules))]", "[|Route|]")]
    [InlineData("[Escalation(\"hazmat-desk\", If = nameof(Doubt))]", "Route")]
    public Task Every_governed_method_wants_Escalation(string attributes, string name) => Verify.ReportsInOneFile(GovernedRoute.File(attributes, name));

    [Fact]
    public async Task It_is_off_until_it_is_asked_for() =>
        Assert.DoesNotContain(await TestCompilation.Of(("Code.cs", GovernedRoute.File("[AuditLog]", "Route"))).Diagnose(), d => d.Id == "GAI1003");
}
