using GovernedAi.Analyzers.Tests.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI4005_InvalidWaiverTests
{
    private const string Rules = """
        [assembly: RuleSet(MaxWaiverDays = 90, WaiversApprovedBy = new[] { "A. Ruiz", "*@acme.example" })]
        [assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation)]
        """;

    private static readonly RuleVerifier Verify = new RuleVerifier("GAI4005").With("build_property.GovernedAiToday", "2026-06-01");

    [Theory]
    [InlineData("""GovernanceWaiver([|"ACME999"|], Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2026-07-01")""", "lifts nothing: no rule in force has this id")]
    [InlineData("""GovernanceWaiver([|"GAI2001"|], Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2026-07-01")""", "of this package's rules only GAI1001")]
    [InlineData("""[|GovernanceWaiver("ACME001", ApprovedBy = "A. Ruiz", Expires = "2026-07-01")|]""", "gives no reason")]
    [InlineData("""GovernanceWaiver("ACME001", [|Reason = " "|], ApprovedBy = "A. Ruiz", Expires = "2026-07-01")""", "gives no reason")]
    [InlineData("""[|GovernanceWaiver("ACME001", Reason = "pilot", Expires = "2026-07-01")|]""", "says nobody approved it")]
    [InlineData("""[|GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "A. Ruiz")|]""", "has no day on which it expires")]
    [InlineData("""GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "A. Ruiz", [|Expires = "July"|])""", "has no day on which it expires")]
    [InlineData("""GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "A. Ruiz", [|Expires = "2026-05-31"|])""", "expired on 2026-05-31")]
    [InlineData("""GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "A. Ruiz", [|Expires = "2026-08-31"|])""", "Acme.GovernanceRules allows 90 days: 2026-08-30 at the latest")]
    [InlineData("""GovernanceWaiver("ACME001", Reason = "pilot", [|ApprovedBy = "me"|], Expires = "2026-07-01")""", "lets only \"A. Ruiz\", \"*@acme.example\" approve")]
    [InlineData("""GovernanceWaiver("GAI1001", Reason = "pilot", [|ApprovedBy = "me"|], Expires = "2026-07-01")""", "lets only")]
    public async Task A_waiver_that_lifts_nothing_is_an_error(string waiver, string words)
    {
        var reported = await Verify.HeldTo(Rules).Reports($"using GovernedAi; class C {{ [{waiver}] void M() {{ }} }}");
        Assert.Contains(words, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{0}] class C;")]
    [InlineData("class C { [{0}] int P { get; set; } }")]
    [InlineData("class C { [{0}] public const int F = 1; }")]
    [InlineData("class C { [{0}] public event Action E { add { } remove { } } }")]
    [InlineData("class C { [{0}] C() { } }")]
    [InlineData("[assembly: {0}] class C;")]
    public Task A_waiver_is_looked_at_wherever_it_may_stand(string code) =>
        Verify.HeldTo(Rules).Reports("using GovernedAi; " + code.Replace("{0}", """GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "A. Ruiz", [|Expires = "2026-05-31"|])""", StringComparison.Ordinal));

    [Theory]
    [InlineData("A. Ruiz", "2026-08-30")]
    [InlineData("ines@acme.example", "2026-07-01")]
    public Task A_waiver_that_says_all_it_must_is_silent(string approver, string expires) =>
        Verify.HeldTo(Rules).Reports($$"""using GovernedAi; class C { [GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "{{approver}}", Expires = "{{expires}}")] void M() { } }""");

    [Fact]
    public Task An_invalid_waiver_does_not_lift_the_rule() =>
        Verify.HeldTo("""[assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation)]""").Reports(TestRuleSet.Code(
            """
            [GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "A. Ruiz", [|Expires = "2026-05-31"|])]
            [AuditLog] public partial Task<string> {|GAI4001:AskAsync|}();
            private Task<string> AskCoreAsync() => throw new System.Exception(chat.GetResponseAsync("?").ToString());
            """));

    [Fact]
    public Task A_waiver_of_GAI1001_lets_an_ungoverned_call_stand() =>
        Verify.Reports(TestRuleSet.Code(
            """
            [GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2026-07-01")]
            private Task<ChatResponse> Ask() => chat.GetResponseAsync("?");
            """));
}
