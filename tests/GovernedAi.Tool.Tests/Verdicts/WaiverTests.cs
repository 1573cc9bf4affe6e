using GovernedAi.Analyzers.Tests.Verifier;
using GovernedAi.Tool.Tests.Samples;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Tests.Verdicts;

/// <summary>One evaluator says of a waiver whether it holds, in the editor, in the build and here: each row is put to both sides.</summary>
public class WaiverTests
{
    private const string Today = "2026-06-01";

    [Theory]
    [InlineData("Reason = \"pilot\", ApprovedBy = \"A. Ruiz\", Expires = \"2026-06-01\"", null)]
    [InlineData("Reason = \"pilot\", ApprovedBy = \"A. Ruiz\", Expires = \"2026-05-31\"", "expired on 2026-05-31")]
    [InlineData("Reason = \"pilot\", ApprovedBy = \"\", Expires = \"2027-01-01\"", "says nobody approved it")]
    [InlineData("ApprovedBy = \"A. Ruiz\", Expires = \"2027-01-01\"", "gives no reason")]
    [InlineData("Reason = \"  \", ApprovedBy = \"A. Ruiz\", Expires = \"2027-01-01\"", "gives no reason")]
    [InlineData("Reason = \"pilot\", ApprovedBy = \"A. Ruiz\", Expires = \"soon\"", "has no day on which it expires")]
    public Task A_waiver_covers_until_its_day_and_only_if_it_says_who_and_why(string terms, string? fault) => Check(terms, fault);

    [Theory]
    [InlineData("MaxWaiverDays = 30", "2026-07-01", null)]
    [InlineData("MaxWaiverDays = 30", "2026-07-02", "runs until 2026-07-02, and Acme.Rules allows 30 days")]
    [InlineData("WaiversApprovedBy = new[] { \"A. *\", \"Board\" }", "2027-01-01", null)]
    [InlineData("WaiversApprovedBy = new[] { \"Board\" }", "2027-01-01", "Acme.Rules lets only \"Board\" approve")]
    public async Task A_rule_set_says_how_long_and_by_whom(string policy, string expires, string? fault)
    {
        using var rules = CompiledSample.Of(
            $"""[assembly: RuleSet({policy})][assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation, Namespace = "Elsewhere")]""", name: "Acme.Rules");
        await Check($"Reason = \"pilot\", ApprovedBy = \"A. Ruiz\", Expires = \"{expires}\"", fault, rules.Path);
    }

    [Theory]
    [InlineData("class C", "[W] readonly object answer = [M];", 0)]
    [InlineData("class C", "[W] static readonly object Answer = [M];", 0)]
    [InlineData("class C", "[W] object Answer { get; } = [M];", 0)]
    [InlineData("class C", "[W] static object Answer { get; } = [M];", 0)]
    [InlineData("class C<T>", "[W] readonly object answer = [M];", 0)]
    [InlineData("class C<T>", "[W] static readonly object Answer = [M];", 0)]
    [InlineData("class C(ChatClient c)", "[W] readonly object answer = c.CompleteChat(\"q\"); object Kept => c;", 0)]
    [InlineData("class C", "[W] readonly Lazy<object> answer = new(() => [M]);", 0)]
    [InlineData("class C", "[W] readonly object answer = [M]; public C() { } public C(int n) { }", 0)]
    [InlineData("class C", "readonly object answer = [M]; public C() { } public C(int n) { }", 1)]
    [InlineData("class C", "readonly object answer = [M]; [W] readonly object other = new();", 1)]
    [InlineData("class C", "[W] readonly object other = new(); readonly object answer = [M];", 1)]
    [InlineData("class C", "readonly object answer = [M]; [W] public C() { }", 1)]
    [InlineData("class C", "[W] object answer; public C() { answer = [M]; }", 1)]
    [InlineData("class C", "object answer; [W] public C() { answer = [M]; }", 0)]
    [InlineData("class C", "[W] static object answer; static C() { answer = [M]; }", 1)]
    [InlineData("class C", "static object answer; [W] static C() { answer = [M]; }", 0)]
    public async Task A_waiver_covers_what_an_initializer_calls_and_nothing_beside_it(string type, string members, int open)
    {
        var waiver = "GovernanceWaiver(\"GAI1001\", Reason = \"r\", ApprovedBy = \"a\", Expires = \"2027-01-01\")";
        var code = $"{type} {{ {members.Replace("[M]", "new ChatClient(\"m\", \"k\").CompleteChat(\"q\")", StringComparison.Ordinal).Replace("[W]", $"[{waiver}]", StringComparison.Ordinal)} }}";
        foreach (var release in (bool[])[false, true])
        {
            using var sample = CompiledSample.Of(code, release, options: TestOptions.Default.With("build_property.GovernedAiToday", Today));
            Assert.Equal((release, open), (release, (await sample.Diagnose()).Count(d => d.Id == "GAI1001")));
            Assert.Equal((release, open), (release, sample.Verify().Open.Count(f => f.Rule.Id == "GAI1001")));
        }
    }

    [Theory]
    [InlineData("2026-07-01", null)]
    [InlineData("2026-07-02", "runs until 2026-07-02, and Acme.Rules allows 30 days")]
    public async Task The_set_of_a_house_rule_says_how_long_and_no_other_set_does(string expires, string? fault)
    {
        using var rules = CompiledSample.Of("""[assembly: RuleSet(MaxWaiverDays = 30)][assembly: HouseRule("ACME002", "Somebody is asked", Requires = Controls.Escalation, Namespace = "Elsewhere", Replaces = new[] { "ACME001" })]""", name: "Acme.Rules");
        using var others = CompiledSample.Of("""[assembly: RuleSet(MaxWaiverDays = 1)][assembly: HouseRule("OTHER001", "Somebody is asked", Requires = Controls.Escalation, Namespace = "Elsewhere")]""", name: "Other.Rules");
        foreach (var id in (string[])["ACME001", "ACME002"])
        {
            using var sample = CompiledSample.Of(
                $"class C {{ [GovernanceWaiver(\"{id}\", Reason = \"r\", ApprovedBy = \"a\", Expires = \"{expires}\")] void M() {{ }} }}",
                options: TestOptions.Default.With("build_property.GovernedAiToday", Today), references: [rules.Path, others.Path]);
            string[] analyzer = [.. (await sample.Diagnose()).Where(d => d.Id == "GAI4005").Select(d => d.GetMessage())];
            string[] tool = [.. sample.Verify().Open.Where(f => f.Rule.Id == "GAI4005").Select(f => f.Message)];
            Assert.Equal(fault is null ? 0 : 1, analyzer.Length);
            Assert.Equal(fault is null ? 0 : 1, tool.Length);
            Assert.All([.. analyzer, .. tool], message => Assert.Contains(fault!, message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_waiver_lifts_its_own_rule_and_no_other()
    {
        using var sample = CompiledSample.Of(
            "class C(IChatClient chat) { [GovernanceWaiver(\"GAI1001\", Reason = \"r\", ApprovedBy = \"a\", Expires = \"2027-01-01\")] Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>> Take() => chat.GetResponseAsync; }");
        Assert.Equal("GAI1006", Assert.Single(sample.Verify().Open).Rule.Id);
    }

    [Fact]
    public void A_waiver_of_a_house_rule_that_has_run_out_since_the_build_fails()
    {
        using var sample = CompiledSample.Of("class C { [GovernanceWaiver(\"ACME001\", Reason = \"r\", ApprovedBy = \"a\", Expires = \"2026-05-31\")] void M() { } }");
        var finding = Assert.Single(sample.Verify().Open);
        Assert.Equal(("GAI4005", "M:C.M"), (finding.Rule.Id, finding.Subject));
    }

    private static async Task Check(string terms, string? fault, params string[] references)
    {
        foreach (var place in (string[])["type", "method", "assembly"])
        {
            var waiver = $"GovernanceWaiver(\"GAI1001\", {terms})";
            using var sample = CompiledSample.Of(
                $"{(place == "assembly" ? $"[assembly: {waiver}]" : "")}\n{(place == "type" ? $"[{waiver}]" : "")} class C(IChatClient chat) {{ {(place == "method" ? $"[{waiver}]" : "")} Task<ChatResponse> Ask() => chat.GetResponseAsync(\"q\"); }}",
                options: TestOptions.Default.With("build_property.GovernedAiToday", Today), references: references);

            var analyzer = (await sample.Diagnose()).Where(d => d.Id is "GAI4005" or "GAI1001").ToDictionary(d => d.Id, d => d.GetMessage());
            var report = sample.Verify();
            var tool = report.Open.ToDictionary(f => f.Rule.Id, f => f.Message);

            string[] expected = fault is null ? [] : ["GAI1001", "GAI4005"];
            Assert.Equal((place, string.Join(' ', expected)), (place, string.Join(' ', analyzer.Keys.Order())));
            Assert.Equal((place, string.Join(' ', expected)), (place, string.Join(' ', tool.Keys.Order())));
            Assert.Equal(fault is null ? SiteVerdict.Waived : SiteVerdict.Ungoverned, Assert.Single(report.Sites).Verdict);
            Assert.Equal(fault is null ? 0 : Report.HasFindings, report.ExitCode);
            if (fault is null)
                continue;
            Assert.Contains(fault, analyzer["GAI4005"], StringComparison.Ordinal);
            Assert.Contains(fault, tool["GAI4005"], StringComparison.Ordinal);
        }
    }
}
