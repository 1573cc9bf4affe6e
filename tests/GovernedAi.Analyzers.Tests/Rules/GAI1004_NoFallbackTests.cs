using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1004_NoFallbackTests
{
    private static readonly RuleVerifier Verify = new("GAI1004");

    [Theory]
    [InlineData("[AuditLog]", "[|Route|]")]
    [InlineData("[AuditLog, Fallback(nameof(Rules))]", "Route")]
    public Task Every_governed_method_wants_Fallback(string attributes, string name) => Verify.ReportsInOneFile(GovernedRoute.File(attributes, name));

    [Fact]
    public async Task It_is_off_until_it_is_asked_for() =>
        Assert.DoesNotContain(await TestCompilation.Of(("Code.cs", GovernedRoute.File("[AuditLog]", "Route"))).Diagnose(), d => d.Id == "GAI1004");
}
