using GovernedAi.Analyzers.Tests.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI4010_HouseRuleComingTests
{
    private const string Method = """public partial Task<string> {0}(); private Task<string> AskCoreAsync() => throw new System.Exception(chat.GetResponseAsync("?").ToString());""";

    [Theory]
    [InlineData("2026-12-31", "GAI4010", "")]
    [InlineData("2027-01-01", "GAI4001", "")]
    [InlineData("2026-12-31", "GAI4010", ", Locked = true")]
    [InlineData("2027-01-01", "GAI4002", ", Locked = true")]
    public async Task Until_its_day_a_rule_warns_under_an_id_of_its_own(string today, string id, string locked)
    {
        var verify = new RuleVerifier(id).With("build_property.GovernedAiToday", today)
            .HeldTo($"""[assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation, EnforceFrom = "2027-01-01"{locked})]""");
        var message = Assert.Single(await verify.Reports(TestRuleSet.Code("[AuditLog] " + Method.Replace("{0}", "[|AskAsync|]", StringComparison.Ordinal)))).GetMessage();
        Assert.Equal(id == "GAI4010", message.EndsWith("; the rule is enforced from 2027-01-01", StringComparison.Ordinal));
    }

    [Fact]
    public Task A_project_that_quietens_the_rule_hears_nothing_of_its_day_either() =>
        new RuleVerifier("GAI4010").With("build_property.GovernedAiToday", "2026-12-31").With("governedai.rule.ACME001.severity", "none")
            .HeldTo("""[assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation, EnforceFrom = "2027-01-01")]""")
            .Reports(TestRuleSet.Code("[AuditLog] " + Method.Replace("{0}", "AskAsync", StringComparison.Ordinal)));
}
