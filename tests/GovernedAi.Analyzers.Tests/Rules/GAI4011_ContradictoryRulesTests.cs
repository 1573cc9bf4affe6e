using GovernedAi.Analyzers.Tests.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI4011_ContradictoryRulesTests
{
    private static readonly RuleVerifier Verify = new("GAI4011");

    [Theory]
    [InlineData("""EscalateOnlyTo = new[] { "desk" }""", """EscalateTo = new[] { "boss" }""", true)]
    [InlineData("""EscalateTo = new[] { "boss" }""", """EscalateOnlyTo = new[] { "desk" }""", true)]
    [InlineData("""EscalateTo = new[] { "a", "b" }""", """EscalateTo = new[] { "b", "a" }""", true)]
    [InlineData("""EscalateTo = new[] { "a", "b" }""", """EscalateTo = new[] { "a", "c", "b" }""", false)]
    [InlineData("""EscalateOnlyTo = new[] { "a", "b" }""", """EscalateTo = new[] { "b" }""", false)]
    [InlineData("""EscalateOnlyTo = new[] { "a" }, Namespace = "Acme.Mail" """, """EscalateTo = new[] { "b" }, Namespace = "Acme.Hazmat" """, false)]
    [InlineData("""EscalateOnlyTo = new[] { "a" }, Namespace = "Acme" """, """EscalateTo = new[] { "b" }, Namespace = "Acme.Hazmat" """, true)]
    [InlineData("""EscalateOnlyTo = new[] { "a" }, Requires = Controls.Escalation""", """EscalateOnlyTo = new[] { "b" }""", true)]
    [InlineData("""EscalateOnlyTo = new[] { "a" }""", """EscalateOnlyTo = new[] { "b" }""", false)]
    [InlineData("RequiresAttribute = typeof(DeskDecisionAttribute)", """EscalateTo = new[] { "boss" }""", true)]
    [InlineData("RequiresAttribute = typeof(DeskDecisionAttribute)", """MaxStepTimeout = "00:10:00" """, true)]
    [InlineData("RequiresAttribute = typeof(DeskDecisionAttribute)", """EscalateTo = new[] { "desk" }, Requires = Controls.AuditLog""", false)]
    [InlineData("RequiresAttribute = typeof(ObsoleteAttribute)", """EscalateTo = new[] { "boss" }""", false)]
    [InlineData("""EscalateOnlyTo = new[] { "a" }, Retired = "old" """, """EscalateTo = new[] { "b" }""", false)]
    public async Task Rules_that_nobody_could_satisfy_are_reported_where_both_can_be_seen(string one, string other, bool contradict)
    {
        var mine = $"""HouseRule("DIV001", "t", {other})""";
        var company = TestRuleSet.Compile($"""[assembly: HouseRule("ACME001", "t", {one})] [Escalation("desk")] public sealed class DeskDecisionAttribute : Attribute;""");
        var reported = await Verify.HeldTo(company).Reports($"using GovernedAi;\n[assembly: {(contradict ? $"[|{mine}|]" : mine)}]");
        if (contradict)
            Assert.StartsWith("ACME001 (Acme.GovernanceRules 1.2.0) and DIV001 (App 0.0.0) cannot both be satisfied: ", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);

        var division = TestRuleSet.Compile($"[assembly: {mine}]", "Acme.Freight.Rules");
        var consumer = TestCompilation.Of(("Code.cs", "class C;")) with { References = [.. TestReferences.All, company, division] };
        Assert.Equal(contradict ? 1 : 0, (await consumer.Diagnose()).Count(d => d.Id == "GAI4011"));
    }

    [Fact]
    public Task One_id_for_two_rules_is_reported() =>
        Verify.HeldTo("""[assembly: HouseRule("ACME001", "t", Requires = Controls.AuditLog)]""")
            .Reports("""[assembly: [|GovernedAi.HouseRule("ACME001", "t", Requires = GovernedAi.Controls.AuditLog)|]]""");
}
