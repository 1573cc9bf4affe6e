using GovernedAi.Analyzers.Tests.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI4002_LockedRuleBrokenTests
{
    private const string Locked = """[assembly: HouseRule("ACME001", "Hazmat decisions need a person", Namespace = "Acme.Hazmat", Requires = Controls.Escalation, Locked = true)]""";
    private const string Method = """[AuditLog] public partial Task<string> [|AskAsync|](); private Task<string> AskCoreAsync() => throw new System.Exception(chat.GetResponseAsync("?").ToString());""";

    private static readonly RuleVerifier Verify = new("GAI4002");

    [Theory]
    [InlineData("governedai.rule.ACME001.severity", "none")]
    [InlineData("governedai.rule.ACME001.severity", "suggestion")]
    [InlineData("build_property.IsTestProject", "true")]
    [InlineData("governedai.model_call_kinds", "image")]
    [InlineData("dotnet_diagnostic.GAI4002.severity", "none")]
    public async Task No_option_quietens_it(string key, string value)
    {
        var broken = Assert.Single(await Verify.With(key, value).HeldTo(Locked).Reports(TestRuleSet.Code(Method)));
        Assert.Equal(DiagnosticSeverity.Error, broken.Severity);
        Assert.StartsWith("`AskAsync` breaks ACME001 (Hazmat decisions need a person; Acme.GovernanceRules 1.2.0)", broken.GetMessage());
    }

    [Fact]
    public Task A_pragma_does_not_quieten_it() =>
        Verify.HeldTo(Locked).Reports(TestRuleSet.Code($"\n#pragma warning disable\n{Method}\n#pragma warning restore\n"));

    [Fact]
    public Task A_waiver_lifts_it() =>
        Verify.With("build_property.GovernedAiToday", "2026-06-01").HeldTo(Locked).Reports(TestRuleSet.Code(
            $"""[GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2026-09-01")] {Method.Replace("[|AskAsync|]", "AskAsync", StringComparison.Ordinal)}"""));

    [Theory]
    [InlineData("""[assembly: GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2026-09-01")]""", "AskAsync")]
    [InlineData("""[assembly: GovernanceWaiver("ACME002", Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2026-09-01")]""", "[|AskAsync|]")]
    public Task A_waiver_of_the_assembly_lifts_the_rule_it_names_and_no_other(string waiver, string name) =>
        Verify.With("build_property.GovernedAiToday", "2026-06-01")
            .HeldTo(Locked + """[assembly: HouseRule("ACME002", "Another", Namespace = "Acme.Mail", Requires = Controls.Escalation, Locked = true)]""")
            .Reports(TestRuleSet.Code(Method.Replace("[|AskAsync|]", name, StringComparison.Ordinal), assembly: waiver));

    [Fact]
    public async Task A_broken_glass_makes_it_a_warning() =>
        Assert.Equal(
            DiagnosticSeverity.Warning,
            Assert.Single(await Verify.With("build_property.GovernedAiBreakGlass", "INC-4711").HeldTo(Locked).Reports(TestRuleSet.Code(Method))).Severity);
}
