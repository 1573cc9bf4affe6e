using GovernedAi.Analyzers.Tests.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI4001_HouseRuleBrokenTests
{
    private const string NeedsPerson = """[assembly: HouseRule("ACME001", "Hazmat decisions need a person", Namespace = "Acme.Hazmat", Requires = Controls.Escalation)]""";
    private const string Core = """private Task<string> AskCoreAsync(BillOfLading bill) => throw new System.Exception(chat.GetResponseAsync("?").ToString());""";

    private static readonly RuleVerifier Verify = new("GAI4001");

    [Fact]
    public async Task A_method_in_scope_that_lacks_a_control_is_told_which_rule_why_here_and_what_would_do()
    {
        var broken = Assert.Single(await Verify.HeldTo(NeedsPerson).Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> [|AskAsync|](BillOfLading bill); {Core}")));
        Assert.Equal(
            "`AskAsync` breaks ACME001 (Hazmat decisions need a person; Acme.GovernanceRules 1.2.0), which applies because it is in the namespace Acme.Hazmat: it asks nobody ([Escalation])",
            broken.GetMessage());
    }

    [Fact]
    public async Task An_ungoverned_member_breaks_it_too() =>
        Assert.Single(await Verify.HeldTo(NeedsPerson).Reports(TestRuleSet.Code("""private Task [|Ask|]() => {|GAI1001:chat.GetResponseAsync("?")|};""")));

    [Theory]
    [InlineData("Acme.Hazmat")]
    [InlineData("Acme.Hazmat.Sea")]
    public Task A_namespace_covers_those_below_it(string space) =>
        Verify.HeldTo(NeedsPerson).Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> [|AskAsync|](BillOfLading bill); {Core}", space));

    [Theory]
    [InlineData("Acme")]
    [InlineData("Acme.HazmatFree")]
    public Task Outside_its_scope_a_rule_is_silent(string space) =>
        Verify.HeldTo(NeedsPerson).Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> AskAsync(BillOfLading bill); {Core}", space));

    [Theory]
    [InlineData("""Type = "Acme.*.Router" """, true)]
    [InlineData("""Type = "Acme.Router" """, false)]
    [InlineData("""Assembly = "Ap*" """, true)]
    [InlineData("""Assembly = "Acme.*" """, false)]
    [InlineData("""Kind = "chat" """, true)]
    [InlineData("""Kind = "image" """, false)]
    [InlineData("""Provider = "Microsoft.Extensions.AI*" """, true)]
    [InlineData("""Provider = "OpenAI" """, false)]
    [InlineData("""HandlesNamed = new[] { "Acme.Hazmat.BillOfLading" } """, true)]
    [InlineData("""HandlesNamed = new[] { "Acme.Hazmat.Passport" } """, false)]
    [InlineData("""Handles = new[] { typeof(string) } """, true)]
    [InlineData("""Handles = new[] { typeof(Version) } """, false)]
    [InlineData("""Bearing = typeof(ObsoleteAttribute) """, false)]
    [InlineData("""Namespace = "Acme.*" """, true)]
    [InlineData("""Namespace = "*.Sea" """, false)]
    [InlineData("""Kind = "chat", Provider = "OpenAI" """, false)]
    [InlineData("""UseCase = "hazmat-*" """, true)]
    [InlineData("""UseCase = "mail-*" """, false)]
    [InlineData("""Risk = Risk.Limited """, true)]
    [InlineData("""Risk = Risk.High """, false)]
    public Task All_that_a_scope_gives_must_hold(string scope, bool applies)
    {
        var name = applies ? "[|AskAsync|]" : "AskAsync";
        return Verify.HeldTo($"""[assembly: HouseRule("ACME001", "Somebody is asked", {scope}, Requires = Controls.Escalation)]""").Reports(TestRuleSet.Code(
            $"""[AuditLog("hazmat-routing")] public partial Task<string> {name}(BillOfLading bill); {Core}""",
            assembly: """[assembly: UseCase("hazmat-routing", Risk = Risk.Limited)]"""));
    }

    [Theory]
    [InlineData("[Guarded] public", "BillOfLading bill", "it bears [Guarded]")]
    [InlineData("[MoreGuarded] public", "BillOfLading bill", "it bears [MoreGuarded]", "MoreGuarded")]
    [InlineData("[MoreGuarded] public", "BillOfLading bill", "it bears [Guarded]")]
    [InlineData("public", "[Guarded] BillOfLading bill", "its parameter `bill` bears [Guarded]")]
    [InlineData("public", "System.Collections.Generic.List<Passport> all", "it handles Passport, which bears [Guarded]")]
    [InlineData("public", "BillOfLading bill", null)]
    public async Task A_rule_reaches_what_bears_an_attribute(string before, string parameters, string? why, string attribute = "Guarded")
    {
        var rule = $"[assembly: HouseRule(\"ACME001\", \"Guarded data needs a person\", Bearing = typeof({attribute}Attribute), Requires = Controls.Escalation)]";
        const string Words = "public class GuardedAttribute : Attribute; public sealed class MoreGuardedAttribute : GuardedAttribute; [Guarded] public class Passport;";
        var (name, core) = (why is null ? "AskAsync" : "[|AskAsync|]", Core.Replace("BillOfLading bill", parameters.Replace("[Guarded] ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        var reported = await Verify.HeldTo(rule + Words).Reports(TestRuleSet.Code($"[AuditLog] {before} partial Task<string> {name}({parameters}); {core}"));
        Assert.Equal(why, reported.SingleOrDefault()?.GetMessage().Split("because ")[1].Split(": it ")[0]);
    }

    [Theory]
    [InlineData("[Guarded] public partial class Router", true)]
    [InlineData("public partial class Router", false)]
    public Task A_type_may_bear_it_for_its_methods(string type, bool applies) =>
        Verify.HeldTo("[assembly: HouseRule(\"ACME001\", \"Guarded code needs a person\", Bearing = typeof(GuardedAttribute), Requires = Controls.Escalation)] public class GuardedAttribute : Attribute;")
            .Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> {(applies ? "[|AskAsync|]" : "AskAsync")}(BillOfLading bill); {Core}").Replace("public partial class Router", type, StringComparison.Ordinal));

    [Theory]
    [InlineData("Requires = Controls.AuditLog", "is not audited ([AuditLog])")]
    [InlineData("Requires = Controls.Fallback", "has no fallback ([Fallback])")]
    [InlineData("""EscalateTo = new[] { "hazmat-desk" }""", "asks \"clerks\", \"night-shift\", and the chain must hold \"hazmat-desk\" in this order")]
    [InlineData("""EscalateTo = new[] { "night-shift", "clerks" }""", "asks \"clerks\", \"night-shift\", and the chain must hold \"night-shift\", \"clerks\" in this order")]
    [InlineData("""EscalateOnlyTo = new[] { "clerks", "hazmat-desk" }""", "asks \"night-shift\", and only \"clerks\", \"hazmat-desk\" may be asked")]
    [InlineData("""MaxStepTimeout = "00:10:00" """, "gives each group 00:20:00, and 00:10:00 is the longest allowed")]
    [InlineData("MinQuorum = 2", "lets one person decide, and at least 2 must agree (Quorum)")]
    [InlineData("MinAssurance = GovernedAi.Approvals.Assurance.Authenticated", "lets decisions count that are only asserted, and they must be authenticated (MinAssurance)")]
    [InlineData("RequiresUseCase = true", "is not audited ([AuditLog])")]
    [InlineData("RequiresCapture = true", "is not audited ([AuditLog])")]
    [InlineData("RequiresAttribute = typeof(ObsoleteAttribute)", "does not bear [Obsolete]")]
    public async Task A_demand_that_is_not_met_is_named(string demand, string words)
    {
        var broken = Assert.Single(await Verify.HeldTo($"""[assembly: HouseRule("ACME001", "The house wants it so", {demand})]""").Reports(TestRuleSet.Code(
            $"""[Escalation("clerks", "night-shift", StepTimeout = "00:20:00")] public partial Task<string> [|AskAsync|](BillOfLading bill); {Core}""")));
        Assert.EndsWith($"because it calls a model: it {words}", broken.GetMessage());
    }

    [Theory]
    [InlineData("Requires = Controls.AuditLog | Controls.Escalation | Controls.Fallback")]
    [InlineData("""EscalateTo = new[] { "clerks", "hazmat-desk" }""")]
    [InlineData("""EscalateOnlyTo = new[] { "clerks", "hazmat-desk", "night-shift" }""")]
    [InlineData("""MaxStepTimeout = "00:20:00" """)]
    [InlineData("RequiresUseCase = true, RequiresReview = true")]
    [InlineData("RequiresFallbackWithoutModel = true, RequiresRecord = true")]
    [InlineData("RequiresCapture = true")]
    [InlineData("RequiresAttribute = typeof(System.ComponentModel.DescriptionAttribute)")]
    [InlineData("MinQuorum = 2")]
    [InlineData("MinAssurance = GovernedAi.Approvals.Assurance.OperatingSystemUser")]
    [InlineData("AllowedModels = new[] { \"gpt-*\" }")]
    public Task A_demand_that_is_met_is_silent(string demand) =>
        Verify.With("build_property.GovernedAiToday", "2026-06-01").HeldTo($"""[assembly: HouseRule("ACME001", "The house wants it so", {demand})]""").Reports(TestRuleSet.Code(
            $$"""
            [AuditLog("hazmat-routing"), Escalation("clerks", "night-shift", "hazmat-desk", StepTimeout = "00:20:00", Quorum = 2, MinAssurance = GovernedAi.Approvals.Assurance.Authenticated), Fallback(nameof(ByRules))]
            [System.ComponentModel.Description("Asks.")]
            public partial Task<string> AskAsync(BillOfLading bill);
            {{Core}}
            private string ByRules() => "standard";
            """,
            assembly: """[assembly: UseCase("hazmat-routing", ApprovedBy = "A. Ruiz", ReviewBy = "2026-06-01")]"""));

    [Theory]
    [InlineData("""[assembly: UseCase("hazmat-routing", ReviewBy = "2026-06-01")]""", "which nobody has approved (ApprovedBy)")]
    [InlineData("""[assembly: UseCase("hazmat-routing", ApprovedBy = "A. Ruiz")]""", "which has no day of review (ReviewBy)")]
    [InlineData("""[assembly: UseCase("hazmat-routing", ApprovedBy = "A. Ruiz", ReviewBy = "2026-05-31")]""", "whose review was due on 2026-05-31")]
    public async Task A_review_that_is_overdue_or_was_never_made_breaks_the_rule(string useCase, string words)
    {
        var verify = Verify.With("build_property.GovernedAiToday", "2026-06-01").HeldTo("""[assembly: HouseRule("ACME001", "Reviewed in time", RequiresReview = true)]""");
        var broken = Assert.Single(await verify.Reports(TestRuleSet.Code($"""[AuditLog("hazmat-routing")] public partial Task<string> [|AskAsync|](BillOfLading bill); {Core}""", assembly: useCase)));
        Assert.EndsWith($"it serves the use case 'hazmat-routing', {words}", broken.GetMessage());
    }

    [Theory]
    [InlineData("private string ByRules() => openai.ToString()!;", false)]
    [InlineData("""private string ByRules() => {|GAI1001:openai.CompleteChat("?")|}.ToString()!;""", true)]
    [InlineData("""private string ByRules() => Step(); private string Step() => {|GAI1001:openai.CompleteChat("?")|}.ToString()!;""", true)]
    public Task A_fallback_counts_as_free_of_models_only_if_what_it_calls_is(string fallback, bool isBroken)
    {
        var name = isBroken ? "[|AskAsync|]" : "AskAsync";
        var named = isBroken ? "{|GAI3030:Fallback(nameof(ByRules))|}" : "Fallback(nameof(ByRules))";
        return Verify.HeldTo("""[assembly: HouseRule("ACME001", "Rules answer last", Type = "Acme.Hazmat.Router", Provider = "Microsoft.*", RequiresFallbackWithoutModel = true)]""")
            .Reports(TestRuleSet.Code($"[AuditLog, {named}] public partial Task<string> {name}(BillOfLading bill); {Core} {fallback}"));
    }

    [Theory]
    [InlineData("""throw new System.Exception(string.Join("", openai.CompleteChat("?"), bill.ToString()));""", null)]
    [InlineData("""Task.FromResult(Take(openai.CompleteChat));""", "does not record prompt and answer of `ChatClient.CompleteChat`: it is called through a delegate; write a lambda that calls it")]
    [InlineData("""Task.FromResult(System.Text.RegularExpressions.Regex.Escape("?"));""", "does not record prompt and answer of `Regex.Escape`: it is declared by a rule set, and nothing says where its prompt stands")]
    public async Task A_call_that_cannot_be_captured_breaks_a_rule_that_demands_it(string body, string? words)
    {
        var name = words is null ? "AskAsync" : "[|AskAsync|]";
        var reported = await Verify.HeldTo("""
            [assembly: HouseRule("ACME001", "Every prompt is recorded", RequiresCapture = true)]
            [assembly: DeclaredModelCall("M:System.Text.RegularExpressions.Regex.Escape")]
            """).Reports(TestRuleSet.Code($$"""
                [AuditLog] public partial Task<string> {{name}}(BillOfLading bill);
                private Task<string> AskCoreAsync(BillOfLading bill) => {{body}}
                private static string Take(Func<OpenAI.Chat.ChatMessage[], System.ClientModel.ClientResult<ChatCompletion>> ask) => "";
                """));
        Assert.Equal(words, reported.SingleOrDefault()?.GetMessage().Split(": it ", 2)[1]);
    }

    [Theory]
    [InlineData("[AuditLog]", "Trip trip", "string", "records `trip.Driver.Papers` as it is ([Sensitive])")]
    [InlineData("[Escalation(\"desk\")]", "Trip trip", "string", "records `trip.Driver.Papers` as it is ([Sensitive])")]
    [InlineData("[AuditLog]", "[Sensitive] Trip trip", "string", null)]
    [InlineData("[AuditLog]", "SafeTrip trip", "string", null)]
    [InlineData("[AuditLog]", "System.Collections.Generic.List<VisaPassport> all", "string", "records `all` as it is ([Sensitive])")]
    [InlineData("[AuditLog]", "int number", "Passport", "records `result` as it is ([Sensitive])")]
    [InlineData("[AuditLog] [return: Sensitive]", "int number", "Passport", null)]
    [InlineData("[Fallback(nameof(ByRules))]", "Trip trip", "string", null)]
    public async Task What_must_be_redacted_may_not_be_recorded_as_it_is(string before, string parameters, string result, string? words)
    {
        var name = words is null ? "AskAsync" : "[|AskAsync|]";
        var reported = await Verify.HeldTo("""[assembly: HouseRule("ACME001", "Passports are nobody's business", RedactsNamed = new[] { "Acme.Hazmat.Passport" })]""").Reports(TestRuleSet.Code(
            $$"""
            {{before}} public partial Task<{{result}}> {{name}}({{parameters}});
            private Task<{{result}}> AskCoreAsync({{parameters.Replace("[Sensitive] ", "", StringComparison.Ordinal)}}) => throw new System.Exception(chat.GetResponseAsync("?").ToString());
            private {{result}} ByRules() => default!;
            """) + """

            public class Passport { public Passport Before => null!; }
            public sealed class VisaPassport : Passport;
            public sealed record Driver(string Name, System.Collections.Generic.IReadOnlyList<Passport> Papers, Driver Other);
            public sealed record Trip(int Number, Driver Driver);
            public sealed record SafeTrip(int Number, [Sensitive] Driver Driver);
            """);
        Assert.Equal(words, reported.SingleOrDefault()?.GetMessage().Split(": it ", 2)[1]);
    }

    [Fact]
    public Task A_constraint_that_names_its_own_parameter_ends() =>
        Verify.HeldTo("""[assembly: HouseRule("ACME001", "t", Handles = new[] { typeof(Version) }, Requires = Controls.Escalation)]""").Reports(TestRuleSet.Code(
            $"[AuditLog] public partial Task<string> AskAsync<T>(BillOfLading bill, T value) where T : System.IComparable<T>; {Core.Replace("AskCoreAsync(BillOfLading bill)", "AskCoreAsync<T>(BillOfLading bill, T value) where T : System.IComparable<T>", StringComparison.Ordinal)}"));

    [Theory]
    [InlineData("chat", true)]
    [InlineData("image*", false)]
    public Task A_declared_call_is_of_the_kind_it_was_declared_to_be(string kind, bool applies) =>
        Verify.HeldTo($"""
            [assembly: HouseRule("ACME001", "t", Kind = "{kind}", Requires = Controls.Escalation)]
            [assembly: DeclaredModelCall("M:System.Text.RegularExpressions.Regex.Escape", Kind = "chat")]
            """).Reports(TestRuleSet.Code(
                $"[AuditLog] public partial Task<string> {(applies ? "[|AskAsync|]" : "AskAsync")}(BillOfLading bill); private Task<string> AskCoreAsync(BillOfLading bill) => Task.FromResult(System.Text.RegularExpressions.Regex.Escape(\"?\"));"));

    [Fact]
    public Task Rules_of_every_referenced_set_add_up()
    {
        var company = TestRuleSet.Compile(NeedsPerson);
        var division = TestRuleSet.Compile("""[assembly: HouseRule("DIV001", "Answers without a model", Requires = Controls.Fallback)]""", "Acme.Freight.Rules", "3.0.0");
        return Verify.HeldTo(company, division).Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> {{|GAI4001:{{|GAI4001:AskAsync|}}|}}(BillOfLading bill); {Core}"));
    }

    [Fact]
    public Task A_repository_can_hold_itself_to_rules_of_its_own() =>
        Verify.Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> [|AskAsync|](BillOfLading bill); {Core}", assembly: NeedsPerson));

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    public async Task A_project_sets_the_severity_of_one_rule(string severity, DiagnosticSeverity expected)
    {
        var verify = Verify.With("governedai.rule.ACME001.severity", severity).HeldTo(NeedsPerson);
        Assert.Equal(expected, Assert.Single(await verify.Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> [|AskAsync|](BillOfLading bill); {Core}"))).Severity);
    }

    [Theory]
    [InlineData("""Severity = RuleSeverity.Warning""", DiagnosticSeverity.Warning)]
    [InlineData("""Severity = RuleSeverity.Suggestion""", DiagnosticSeverity.Info)]
    public async Task A_rule_has_a_severity_of_its_own(string severity, DiagnosticSeverity expected)
    {
        var verify = Verify.HeldTo($"""[assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation, {severity})]""");
        Assert.Equal(expected, Assert.Single(await verify.Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> [|AskAsync|](BillOfLading bill); {Core}"))).Severity);
    }

    [Theory]
    [InlineData("governedai.rule.ACME001.severity", "none")]
    [InlineData("build_property.IsTestProject", "true")]
    [InlineData("governedai.model_call_kinds", "image")]
    public Task Options_quieten_a_rule_that_is_not_locked(string key, string value) =>
        Verify.With(key, value).HeldTo(NeedsPerson).Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> AskAsync(BillOfLading bill); {Core}"));

    [Fact]
    public Task A_retired_rule_is_silent() =>
        Verify.HeldTo("""[assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation, Retired = "ACME009 says it better")]""")
            .Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> AskAsync(BillOfLading bill); {Core}"));

    [Fact]
    public Task What_was_said_of_a_replaced_rule_counts_for_the_new_one() =>
        Verify.With("governedai.rule.ACME001.severity", "none")
            .HeldTo("""[assembly: HouseRule("ACME009", "Somebody is asked", Requires = Controls.Escalation, Replaces = new[] { "ACME001" })]""")
            .Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> AskAsync(BillOfLading bill); {Core}"));

    [Fact]
    public async Task The_house_word_that_would_do_is_named_with_what_the_house_has_to_say()
    {
        var broken = Assert.Single(await Verify.HeldTo(
            """
            [assembly: HouseRule("ACME001", "Hazmat decisions need a person", EscalateTo = new[] { "hazmat-desk" }, Message = "Ask Ines.", Help = "https://acme.example/hazmat")]
            [AuditLog, Escalation("clerks")] public sealed class ClerkDecisionAttribute : Attribute;
            [AuditLog, Escalation("hazmat-desk", "compliance")] public sealed class HazmatDecisionAttribute : Attribute;
            [Escalation("hazmat-desk", If = "NoSuchMethod")] public sealed class AnotherDecisionAttribute : Attribute;
            """).Reports(TestRuleSet.Code($"[AuditLog] public partial Task<string> [|AskAsync|](BillOfLading bill); {Core}")));
        Assert.EndsWith("""it asks nobody ([Escalation("hazmat-desk")]); add [HazmatDecision] (Ctrl+.). Ask Ines. (https://acme.example/hazmat)""", broken.GetMessage());
    }

    [Fact]
    public Task A_method_that_leaves_governance_to_its_callers_is_not_held_to_anything() =>
        Verify.HeldTo(NeedsPerson).Reports(TestRuleSet.Code("""[CallersGovern] internal Task Ask() => chat.GetResponseAsync("?");"""));
}
