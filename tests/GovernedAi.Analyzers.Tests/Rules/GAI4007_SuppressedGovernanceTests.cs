using GovernedAi.Analyzers.Tests.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI4007_SuppressedGovernanceTests
{
    private const string Suppress = """System.Diagnostics.CodeAnalysis.SuppressMessage("HouseRules", "{0}")""";

    [Theory]
    [InlineData("class C { [{0}] void M() { } }")]
    [InlineData("[{0}] class C;")]
    [InlineData("[assembly: {0}] class C;")]
    [InlineData("[module: {0}] class C;")]
    [InlineData("class C { [{0}] int P => 1; }")]
    [InlineData("class C { int P { [{0}] get => 1; } }")]
    [InlineData("class C { void M() { [{0}] static void L() { } L(); } }")]
    [InlineData("class C { Action M() => [{0}] () => { }; }")]
    public async Task A_suppression_is_an_error_wherever_it_stands(string code)
    {
        foreach (var attribute in new[] { Suppress, Suppress.Replace("SuppressMessage", "UnconditionalSuppressMessage", StringComparison.Ordinal) })
        {
            var error = Assert.Single(await Stopped("\n\n" + code.Replace("{0}", attribute.Replace("{0}", "GAI4002", StringComparison.Ordinal), StringComparison.Ordinal)));
            Assert.Contains("GAI4007: GAI4002 is suppressed here without a waiver", error.GetMessage(), StringComparison.Ordinal);
            Assert.Equal((TestCompilation.ProjectFolder + "Code.cs", 2), (error.Location.GetMappedLineSpan().Path, error.Location.GetMappedLineSpan().StartLinePosition.Line));
        }
    }

    [Theory]
    [InlineData("GAI2001", true)]
    [InlineData("GAI4002:A locked house rule is broken", true)]
    [InlineData(" gai3003 ", true)]
    [InlineData("GAI1001", true)]
    [InlineData("GAI5001", true)]
    [InlineData("GAI1003", false)]
    [InlineData("CA1822", false)]
    [InlineData("ACME001", false)]
    public async Task Rules_that_stand_for_a_gap_may_not_be_suppressed(string id, bool isStopped) =>
        Assert.Equal(isStopped, (await Stopped($"class C {{ [{Suppress.Replace("{0}", id, StringComparison.Ordinal)}] void M() {{ }} }}")).Any());

    [Theory]
    [InlineData("Expires = \"2026-07-01\"", false)]
    [InlineData("Expires = \"2026-05-31\"", true)]
    public async Task A_waiver_that_holds_lets_a_suppression_pass(string expires, bool isStopped)
    {
        var code = $$"""
            using GovernedAi;
            [assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation, Locked = true)]
            class C { [{{Suppress.Replace("{0}", "GAI4002", StringComparison.Ordinal)}}, GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "A. Ruiz", {{expires}})] void M() { } }
            """;
        Assert.Equal(isStopped, (await Stopped(code)).Any());
    }

    [Theory]
    [InlineData("GAI1001", "GAI1001", false)]
    [InlineData("GAI1001", "GAI1005", true)]
    [InlineData("GAI2001", "GAI1001", true)]
    public async Task A_waiver_is_of_one_rule(string suppressed, string waived, bool isStopped)
    {
        var code = $$"""class C { [{{Suppress.Replace("{0}", suppressed, StringComparison.Ordinal)}}, GovernedAi.GovernanceWaiver("{{waived}}", Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2026-07-01")] void M() { } }""";
        Assert.Equal(isStopped, (await Stopped(code)).Any());
    }

    [Theory]
    [InlineData("M", false)]
    [InlineData("N", true)]
    public async Task A_global_suppression_is_waived_where_its_target_is(string target, bool isStopped)
    {
        var code = $$"""
            [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("Coverage", "GAI1001", Scope = "member", Target = "~M:C.{{target}}(System.Int32)~System.String")]
            class C
            {
                [GovernedAi.GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2026-07-01")] string M(int n) => "";
                string N(int n) => "";
            }
            """;
        Assert.Equal(isStopped, (await Stopped(code)).Any());
    }

    [Theory]
    [InlineData("build_property.RunAnalyzers", "false", true)]
    [InlineData("build_property.RunAnalyzersDuringBuild", "False", true)]
    [InlineData("build_property.RunAnalyzers", "true", false)]
    public async Task Without_analyzers_a_broken_locked_rule_still_stops_the_build(string key, string value, bool isStopped)
    {
        var code = TestRuleSet.Code(
            """[AuditLog] public partial Task<string> AskAsync(); private Task<string> AskCoreAsync() => throw new System.Exception(chat.GetResponseAsync("?").ToString());""",
            assembly: """[assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation, Locked = true)]""");
        var errors = await Stopped(code, key, value);
        Assert.Equal(isStopped, errors.Any(e => e.GetMessage().Contains("GAI4002: `AskAsync` breaks ACME001", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""BannedModelApi("ACME002", "T:OpenAI.Chat.ChatClient", Locked = true)""", "GAI4002: The initializer of `openai` breaks ACME002")]
    [InlineData("""HouseRule("ACME003", "Only models under contract", AllowedModels = new[] { "gpt-4o" }, Locked = true)""", "GAI4002: `Old` breaks ACME003")]
    [InlineData("""HouseRule("ACME004", "Nobody knows what", Locked = true)""", "GAI4003: ACME004 demands nothing")]
    [InlineData("""GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2026-05-31")""", "GAI4005: The waiver of GAI1001 expired")]
    [InlineData("""HouseRule("ACME005", "Not locked", Requires = Controls.Escalation)""", null)]
    public async Task Without_analyzers_what_no_configuration_may_quieten_still_stops_the_build(string declared, string? words)
    {
        var code = TestRuleSet.Code("protected object Old() => new ChatOptions { ModelId = \"gpt-3.5-turbo\" };", assembly: $"[assembly: {declared}]");
        var errors = await Stopped(code, "build_property.RunAnalyzers", "false");
        if (words is null)
            Assert.Empty(errors);
        else
            Assert.Contains(errors, e => e.GetMessage().Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_analyzers_a_house_attribute_of_a_referenced_set_is_known()
    {
        var project = Project("partial class C { [Hazmat] void M() { } }", "build_property.RunAnalyzers", "false") with
        {
            References = [.. TestReferences.All, TestRuleSet.Compile("[AuditLog, AttributeUsage(AttributeTargets.Method)] public sealed class HazmatAttribute : Attribute;")],
        };
        Assert.Contains(await project.Diagnose(), d => d.Id == "CS1029" && d.GetMessage().Contains("GAI2001: `M` is annotated", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[AuditLog] void M() { }", "GAI2001: `M` is annotated")]
    [InlineData("[Hazmat] void M() { }", "GAI2001: `M` is annotated")]
    [InlineData("[AuditLog] partial void M();", "GAI2003:")]
    [InlineData("void M() { [AuditLog] static void L() { } L(); }", "GAI2005:")]
    [InlineData("Action M() => [AuditLog] () => { };", "GAI2005:")]
    [InlineData("int P { [AuditLog] get => 1; }", "GAI2005:")]
    [InlineData("[AuditLog] C() { }", "GAI2005:")]
    [InlineData("[AuditLog] class D;", "GAI2005:")]
    public async Task Without_analyzers_an_annotated_member_without_a_wrapper_stops_the_build(string members, string words)
    {
        var code = $$"""
            using GovernedAi;
            [AuditLog, AttributeUsage(AttributeTargets.Method)] class HazmatAttribute : Attribute;
            partial class C { {{members}} }
            """;
        Assert.Contains(await Stopped(code, "build_property.RunAnalyzers", "false"), e => e.GetMessage().Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_glass_lets_the_build_through_with_a_warning()
    {
        var project = Project($"class C {{ [{Suppress.Replace("{0}", "GAI4002", StringComparison.Ordinal)}] void M() {{ }} }}", "build_property.GovernedAiBreakGlass", "INC-4711");
        var said = await project.Diagnose();
        Assert.DoesNotContain(said, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Contains(said, d => d.Id == "CS1030" && d.GetMessage().Contains("GAI4007", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<Diagnostic>> Stopped(string code, string key = "k", string value = "v") =>
        [.. (await Project(code, key, value).Diagnose()).Where(d => d.Id == "CS1029")];

    private static TestCompilation Project(string code, string key, string value) =>
        TestCompilation.Of(("Code.cs", code)) with
        {
            Options = TestOptions.Default.With("build_property.GovernedAiToday", "2026-06-01").With(key, value),
        };
}
