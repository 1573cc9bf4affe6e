using GovernedAi.Analyzers.HouseRules.Contracts;
using GovernedAi.Analyzers.Rules;
using GovernedAi.Analyzers.Tests.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI4008_ContractOutOfDateTests
{
    private const string Core = """private Task<string> AskCoreAsync(BillOfLading bill) => throw new System.Exception(chat.GetResponseAsync("?").ToString()); private string ByRules() => "";""";
    private const string Method = "M:Acme.Hazmat.Router.AskAsync(Acme.Hazmat.BillOfLading)";

    private static readonly RuleVerifier Verify = new("GAI4008");

    [Theory]
    [InlineData("[AuditLog]", "audit")]
    [InlineData("""[AuditLog("routing", OnAuditFailure = OnAuditFailure.UseFallback), Fallback(nameof(ByRules))]""", "audit routing (UseFallback); fall back to ByRules")]
    [InlineData("""[Escalation("desk", "boss")]""", "ask desk, then boss before release, 00:30:00 each")]
    [InlineData("""[Escalation("desk", Ask = Ask.BeforeModel, StepTimeout = "01:00:00")]""", "ask desk before the model, 01:00:00 each")]
    public Task A_method_that_is_governed_as_the_contract_says_is_silent(string attributes, string arrangement) =>
        With($"governed {Method} | {arrangement} x1").Reports(Code(attributes));

    [Theory]
    [InlineData("[AuditLog]", "audit; ask desk before release, 00:30:00 each")]
    [InlineData("""[Escalation("desk", StepTimeout = "02:00:00")]""", "ask desk before release, 00:30:00 each")]
    [InlineData("""[AuditLog]""", "audit routing")]
    public async Task A_control_that_became_weaker_or_just_different_is_an_error(string attributes, string arrangement)
    {
        var reported = Assert.Single(await With($"governed {Method} | {arrangement} x1").Reports(Code(attributes, "[|AskAsync|]")));
        Assert.Contains($"and the contract says '{arrangement}'; change the code, or let the fix write it down", reported.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_governed_method_without_a_line_is_an_error() => With("").Reports(Code("[AuditLog]", "[|AskAsync|]"));

    [Fact]
    public Task A_line_follows_an_explicit_id() => With("governed routing-7 | audit x1").Reports(Code("""[AuditLog(Id = "routing-7")]"""));

    [Fact]
    public Task Calls_in_the_baseline_are_not_reported_and_one_more_is() =>
        With("baseline GAI1001 M:Acme.Hazmat.Router.Old | ChatClient.CompleteChat x2").Reports(TestRuleSet.Code(
            """
            protected object Old() => new[] { openai.CompleteChat("a"), openai.CompleteChat("b"), [|openai.CompleteChat("c")|] };
            protected object New() => {|GAI1001:[|openai.CompleteChat("d")|]|};
            """));

    public static TheoryData<string, string, string> WhatNobodyGoverns => new()
    {
        { "GAI1005", "M:Acme.Hazmat.Router.Old | OpenAI-compatible server", """protected object Old() => {0}new System.Net.Http.HttpClient().PostAsync("https://api.openai.com/v1/chat/completions", null){1};""" },
        { "GAI1006", "M:Acme.Hazmat.Router.Old | IChatClient.GetResponseAsync", """protected object Old() { System.Func<System.Collections.Generic.IEnumerable<Microsoft.Extensions.AI.ChatMessage>, ChatOptions, System.Threading.CancellationToken, Task<ChatResponse>> f = {0}chat.GetResponseAsync{1}; return f; }""" },
        { "GAI1007", "M:Acme.Hazmat.Router.Old | Book", """protected object Old() => AIFunctionFactory.Create({0}Book{1}); private static void Book() { }""" },
        { "GAI1008", "M:Acme.Hazmat.Router.Old | CompleteChat", """protected object Old() { dynamic any = openai; return {0}any.CompleteChat("?"){1}; }""" },
    };

    [Theory]
    [MemberData(nameof(WhatNobodyGoverns))]
    public Task Whatever_reaches_a_model_can_be_in_the_baseline(string rule, string line, string member) =>
        With($"baseline {rule} {line} x1").Reports(TestRuleSet.Code(Marked(member, "", "")));

    [Theory]
    [MemberData(nameof(WhatNobodyGoverns))]
    public async Task And_is_an_error_when_it_is_not(string rule, string line, string member)
    {
        var reported = await With("").Reports(TestRuleSet.Code(Marked(member, "{|" + rule + ":[|", "|]|}")));
        Assert.Contains($"(`{line.Split(" | ")[1]}`, {rule}) and nobody answers for it, and the baseline does not hold it", Assert.Single(reported, d => d.Id == "GAI4008").GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Info)]
    public async Task What_a_rule_finds_that_the_team_turned_off_has_to_be_in_the_baseline_too(ReportDiagnostic severity)
    {
        var project = TestCompilation.Of(("Code.cs", TestRuleSet.Code("protected object Old() => AIFunctionFactory.Create(Book); private static void Book() { }"))) with { AdditionalFiles = [("GovernedAi.Contract.txt", "")] };
        var compilation = project.Create();
        var reported = await project.Diagnose(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.SetItem("GAI1007", severity))));
        Assert.Contains("(`Book`, GAI1007)", Assert.Single(reported, d => d.Id == "GAI4008").GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_about_coverage_can_be_in_the_baseline()
    {
        var rules = typeof(CoverageRule).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(CoverageRule)))
            .Select(t => ((CoverageRule)Activator.CreateInstance(t)!).SupportedDiagnostics[0].Id).Order();
        Assert.Equal(CoverageIds.All, rules);
        Assert.Equal(rules, CoverageRule.Ids.Order());
    }

    [Fact]
    public Task A_member_in_the_baseline_is_held_to_locked_rules_only() =>
        With("baseline GAI1001 M:Acme.Hazmat.Router.Old | ChatClient.CompleteChat x1")
            .HeldTo("""
                [assembly: HouseRule("ACME001", "t", Requires = Controls.AuditLog)]
                [assembly: HouseRule("ACME002", "t", Requires = Controls.AuditLog, Locked = true)]
                """)
            .Reports(TestRuleSet.Code("""protected object {|GAI4002:Old|}() => openai.CompleteChat("a");"""));

    [Theory]
    [InlineData("governed M:Acme.Gone | audit x1", "is about a method that is gone")]
    [InlineData("baseline GAI1001 M:Acme.Gone | ChatClient.CompleteChat x1", "the baseline only shrinks")]
    [InlineData("baseline GAI1001 M:Acme.Hazmat.Router.Old | ChatClient.CompleteChat x3", "accepts 3 model calls, and 1 is left")]
    public async Task A_line_that_has_outlived_its_code_is_an_error_in_the_file(string line, string words)
    {
        var project = TestCompilation.Of(("Code.cs", TestRuleSet.Code("""protected object Old() => openai.CompleteChat("a");"""))) with { AdditionalFiles = [("GovernedAi.Contract.txt", $"# heading\n\n{line}\n")] };
        var stale = Assert.Single(await project.Diagnose(), d => d.Id == "GAI4008" && d.Location.SourceTree is null);
        Assert.Contains(words, stale.GetMessage(), StringComparison.Ordinal);
        Assert.Equal((TestCompilation.ProjectFolder + "GovernedAi.Contract.txt", 2), (stale.Location.GetLineSpan().Path, stale.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, "makes 1 model call, and the contract says 2")]
    [InlineData(0, "makes 1 model call, and the contract says 0")]
    public async Task The_number_of_calls_behind_a_governed_method_is_in_writing(int written, string? words)
    {
        var reported = await With($"governed {Method} | audit x{written}").Reports(Code("[AuditLog]", words is null ? "AskAsync" : "[|AskAsync|]"));
        Assert.Equal(words, reported.SingleOrDefault()?.GetMessage().Split("` ")[1].Split(';')[0]);
    }

    [Fact]
    public Task A_governed_method_that_calls_no_model_itself_counts_none() =>
        With($"governed {Method} | audit x0").Reports(Code("[AuditLog]").Replace("chat.GetResponseAsync(\"?\")", "\"?\"", StringComparison.Ordinal));

    [Fact]
    public Task Without_a_contract_nothing_is_said() => Verify.Reports(Code("[AuditLog]"));

    [Fact]
    public Task A_repository_for_new_code_only_demands_a_contract() =>
        Verify.With("build_property.GovernedAiNewCodeOnly", "true").Reports(Code("[AuditLog]", "[|AskAsync|]"));

    private static string Marked(string member, string before, string after) =>
        member.Replace("{0}", before, StringComparison.Ordinal).Replace("{1}", after, StringComparison.Ordinal);

    private static RuleVerifier With(string line) => Verify with { AdditionalFiles = [("GovernedAi.Contract.txt", $"# heading\n\n{line}\n")] };

    private static string Code(string attributes, string name = "AskAsync") =>
        TestRuleSet.Code($"{attributes} public partial Task<string> {name}(BillOfLading bill); {Core}", assembly: """[assembly: UseCase("routing")]""");
}
