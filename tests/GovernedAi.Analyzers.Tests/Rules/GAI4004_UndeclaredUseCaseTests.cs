using GovernedAi.Analyzers.Tests.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI4004_UndeclaredUseCaseTests
{
    private const string Core = "private Task<string> AskCoreAsync() => throw new System.Exception(chat.ToString() + openai);";

    private static readonly RuleVerifier Verify = new("GAI4004");

    [Fact]
    public async Task A_name_that_nobody_declared_is_an_error()
    {
        var reported = await Verify.Reports(TestRuleSet.Code(
            $"""[AuditLog([|"inbound-ruting"|])] public partial Task<string> AskAsync(); {Core}""", assembly: """[assembly: UseCase("inbound-routing")]"""));
        Assert.Equal(
            """`AskAsync` serves the use case 'inbound-ruting', which nobody has declared: name one that is (inbound-routing), or add [assembly: UseCase("inbound-ruting", Owner = …)]""",
            Assert.Single(reported).GetMessage());
    }

    [Fact]
    public Task A_use_case_may_be_declared_in_a_referenced_assembly() =>
        Verify.HeldTo("""[assembly: UseCase("inbound-routing")]""").Reports(TestRuleSet.Code($"""[AuditLog("inbound-routing")] public partial Task<string> AskAsync(); {Core}"""));

    [Fact]
    public Task A_composed_attribute_is_held_to_it_where_it_stands() =>
        Verify.Reports(TestRuleSet.Code($$"""
            [[|RoutingDecision|]] public partial Task<string> AskAsync(); {{Core}}
            [AuditLog("inbound-routing"), System.AttributeUsage(System.AttributeTargets.Method)] internal sealed class RoutingDecisionAttribute : System.Attribute;
            """));

    [Theory]
    [InlineData("""UseCase([|""|])""")]
    [InlineData("""UseCase("a"), UseCase([|"a"|])""")]
    [InlineData("""UseCase("a", [|ReviewBy = "soon"|])""")]
    [InlineData("""UseCase("a", Incident = new[] { "desk" }, IncidentStepTimeout = "00:30:00")""")]
    [InlineData("""UseCase("a", Incident = new[] { "desk" }, [|IncidentStepTimeout = "30"|])""")]
    [InlineData("""UseCase("a", [|Incident = new[] { "desk", "" }|])""")]
    [InlineData("""UseCase("a", RetentionDays = 730)""")]
    [InlineData("""UseCase("a", RetentionDays = 1), UseCase("b", RetentionDays = 36500)""")]
    [InlineData("""UseCase("a", [|RetentionDays = 0|])""")]
    [InlineData("""UseCase("a", [|RetentionDays = -1|])""")]
    [InlineData("""UseCase("a", [|RetentionDays = 36501|])""")]
    public Task A_declaration_that_cannot_be_understood_is_an_error(string declarations) =>
        Verify.Reports($"using GovernedAi;\n[assembly: {declarations.Replace(", UseCase", ", GovernedAi.UseCase", StringComparison.Ordinal)}]");
}
