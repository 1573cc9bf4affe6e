using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI4006_WaiverEndsSoonTests
{
    [Theory]
    [InlineData("2026-06-17", false)]
    [InlineData("2026-06-18", true)]
    [InlineData("2026-07-01", true)]
    public async Task The_last_two_weeks_warn(string today, bool warns)
    {
        var expires = warns ? """[|Expires = "2026-07-01"|]""" : """Expires = "2026-07-01" """;
        var reported = await new RuleVerifier("GAI4006").With("build_property.GovernedAiToday", today)
            .Reports($$"""using GovernedAi; class C { [GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "A. Ruiz", {{expires}})] void M() { } }""");
        if (warns)
            Assert.Equal(
                "The waiver of GAI1001 holds until 2026-07-01 and is an error from the day after: satisfy the rule, or have the waiver approved anew (\"A. Ruiz\" approved it: stated, not verified)",
                Assert.Single(reported).GetMessage());
    }
}
