using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1002_NotAuditedTests
{
    private static readonly RuleVerifier Verify = new("GAI1002");

    [Theory]
    [InlineData("[Fallback(nameof(Rules))]", "[|Route|]")]
    [InlineData("[AuditLog]", "Route")]
    [InlineData("[House]", "Route")]
    public Task Every_governed_method_wants_AuditLog(string attributes, string name) => Verify.ReportsInOneFile(GovernedRoute.File(attributes, name));

    [Fact]
    public async Task It_is_off_until_it_is_asked_for() =>
        Assert.DoesNotContain(await TestCompilation.Of(("Code.cs", GovernedRoute.File("[Fallback(nameof(Rules))]", "Route"))).Diagnose(), d => d.Id == "GAI1002");
}
