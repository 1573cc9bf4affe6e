using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.HouseRules;

/// <summary>The fix of a broken house rule satisfies that rule in one step, by the house's own word.</summary>
public class SatisfyRuleFixTests
{
    private const string Rule = """using GovernedAi; [assembly: HouseRule("ACME001", "t", EscalateTo = new[] { "hazmat-desk" })]""";
    private const string Word = """[AuditLog, Escalation("hazmat-desk", "compliance"), System.AttributeUsage(System.AttributeTargets.Method)] public sealed class HazmatDecisionAttribute : System.Attribute;""";

    private static readonly RuleVerifier Verify = new("GAI4001");

    [Theory]
    [InlineData("[AuditLog]\n    public", "[HazmatDecision]\n    public")]
    [InlineData("[Escalation(\"clerks\")]\n    [Fallback(nameof(ByRules))]\n    public", "[Fallback(nameof(ByRules))]\n    [HazmatDecision]\n    public")]
    [InlineData("[AuditLog(\"routing\"), Escalation(\"clerks\")]\n    public", "[AuditLog(\"routing\")]\n    [HazmatDecision]\n    public")]
    public Task A_governed_method_gets_the_word_in_place_of_what_it_replaces(string before, string after) =>
        Verify.Fixes(Governed(before).Replace(" AskAsync", " [|AskAsync|]", StringComparison.Ordinal), Governed(after));

    [Fact]
    public Task An_ungoverned_method_is_split_and_governed_the_houses_way() =>
        Verify.Fixes(
            InFile("""
                public async Task<string> [|AskAsync|](string question)
                {
                    return (await {|GAI1001:chat.GetResponseAsync(question)|}).Text;
                }
            """),
            InFile("""
                [HazmatDecision]
                public partial Task<string> AskAsync(string question);

                private async Task<string> AskCoreAsync(string question)
                {
                    return (await chat.GetResponseAsync(question)).Text;
                }
            """));

    [Fact]
    public Task The_namespace_of_the_word_is_imported()
    {
        var set = TestRuleSet.Compile($$"""[assembly: HouseRule("ACME001", "t", EscalateTo = new[] { "hazmat-desk" })] namespace Acme.Words { {{Word}} }""");
        const string Body = "\n    private Task<string> AskCoreAsync() => throw new System.Exception(chat.GetResponseAsync(\"?\").ToString());\n}\n";
        return Verify.HeldTo(set).Fixes(
            "using GovernedAi;\nusing Microsoft.Extensions.AI;\n\npublic partial class Router(IChatClient chat)\n{\n    [AuditLog]\n    public partial Task<string> [|AskAsync|]();\n" + Body,
            "using Acme.Words;\nusing GovernedAi;\nusing Microsoft.Extensions.AI;\n\npublic partial class Router(IChatClient chat)\n{\n    [HazmatDecision]\n    public partial Task<string> AskAsync();\n" + Body);
    }

    [Fact]
    public async Task Every_word_that_would_do_is_offered_the_one_the_rule_names_first()
    {
        var code = InFile("    [AuditLog]\n    public partial Task<string> AskAsync(string question);\n" + CoreText)
            .Replace("""EscalateTo = new[] { "hazmat-desk" }""", """EscalateTo = new[] { "hazmat-desk" }, RequiresAttribute = typeof(ZooDecisionAttribute)""", StringComparison.Ordinal)
            + """
            [Escalation("hazmat-desk")] public sealed class AnyDecisionAttribute : ZooDecisionAttribute;
            [Escalation("hazmat-desk")] public class ZooDecisionAttribute : System.Attribute;
            [Escalation("clerks")] public sealed class ClerkDecisionAttribute : System.Attribute;
            """;
        var reported = Assert.Single(await TestCompilation.Of(("Code.cs", code)).Diagnose(), d => d.Id == "GAI4001");
        Assert.EndsWith("add [ZooDecision], or [AnyDecision] (Ctrl+.)", reported.GetMessage().Split("; ").Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_keeps_the_order_of_the_message()
    {
        var code = Governed("[AuditLog]\n    public")
            .Replace("""EscalateTo = new[] { "hazmat-desk" }""", """EscalateTo = new[] { "hazmat-desk" }, RequiresAttribute = typeof(ZooDecisionAttribute)""", StringComparison.Ordinal)
            + """
            [Escalation("hazmat-desk")] public sealed class AnyDecisionAttribute : ZooDecisionAttribute;
            [Escalation("hazmat-desk")] public class ZooDecisionAttribute : System.Attribute;
            """;
        Assert.Equal<string>(["Satisfy the rule: add [ZooDecision]", "Satisfy the rule: add [AnyDecision]"], (IEnumerable<string>)await new FixVerifier("GAI4001", null, TestCompilation.Of(("Code.cs", code))).Titles());
    }

    [Fact]
    public async Task A_word_that_would_break_another_rule_is_not_offered()
    {
        var code = Governed("[HazmatDecision]\n    public") + """
            [AuditLog, Escalation("zoo")] public sealed class ZooDecisionAttribute : System.Attribute;
            """;
        Assert.EndsWith("""and the chain must hold "zoo" in this order""", await MessageAsync(code), StringComparison.Ordinal);
        Assert.EndsWith("add [BothDecision] (Ctrl+.)", await MessageAsync(code + """[AuditLog, Escalation("zoo", "hazmat-desk")] public sealed class BothDecisionAttribute : System.Attribute;"""), StringComparison.Ordinal);

        static async Task<string> MessageAsync(string code) =>
            Assert.Single(await TestCompilation.Of(("Code.cs", code), ("Zoo.cs", """[assembly: GovernedAi.HouseRule("ACME002", "t", EscalateTo = new[] { "zoo" })]""")).Diagnose(), d => d.Id == "GAI4001").GetMessage();
    }

    [Fact]
    public Task Two_words_satisfy_it_where_one_does_not() =>
        Verify.Fixes(
            Two(InFile("    [Fallback(nameof(ByRules))]\n    public partial Task<string> [|AskAsync|](string question);\n" + CoreText)),
            Two(InFile("    [Fallback(nameof(ByRules))]\n    [Asked]\n    [Recorded]\n    public partial Task<string> AskAsync(string question);\n" + CoreText)));

    [Theory]
    [InlineData("Requires = Controls.AuditLog | Controls.Escalation", "[AuditLog]\n    public", "[AuditLog]\n    [Escalation(\"approvers\")]\n    public")]
    [InlineData("""EscalateTo = new[] { "desk", "boss" }, MaxStepTimeout = "00:10:00", MinQuorum = 2""", "[AuditLog]\n    public", "[AuditLog]\n    [Escalation(\"desk\", \"boss\", StepTimeout = \"00:10:00\", Quorum = 2)]\n    public")]
    [InlineData("""EscalateTo = new[] { "desk" }, MinQuorum = 2""", "[AuditLog]\n    [Escalation(\"clerks\", If = nameof(Odd), StepTimeout = \"00:05:00\")]\n    public", "[AuditLog]\n    [Escalation(\"desk\", \"clerks\", StepTimeout = \"00:05:00\", Quorum = 2, If = nameof(Odd))]\n    public")]
    [InlineData("""EscalateOnlyTo = new[] { "desk" }""", "[AuditLog]\n    [Escalation(\"clerks\", \"desk\")]\n    public", "[AuditLog]\n    [Escalation(\"desk\")]\n    public")]
    [InlineData("EscalateTo = new[] { \"desk\" }, MinAssurance = GovernedAi.Approvals.Assurance.Authenticated", "[AuditLog]\n    public", "[AuditLog]\n    [Escalation(\"desk\", MinAssurance = GovernedAi.Approvals.Assurance.Authenticated)]\n    public")]
    [InlineData("RequiresUseCase = true", "[AuditLog]\n    public", "[AuditLog(\"routing\")]\n    public")]
    [InlineData("RequiresRecord = true", "[AuditLog(\"routing\", OnAuditFailure = OnAuditFailure.ProceedUnrecorded)]\n    public", "[AuditLog(\"routing\")]\n    public")]
    public Task Without_a_word_of_the_house_what_the_rule_says_is_written(string demand, string before, string after) =>
        Verify.Fixes(
            Demanding(demand, Governed(before).Replace(" AskAsync", " [|AskAsync|]", StringComparison.Ordinal)),
            Demanding(demand, Governed(after)));

    [Fact]
    public Task A_missing_fallback_gets_a_method_to_be_filled_in() =>
        Verify.Fixes(
            Demanding("Requires = Controls.Fallback", InFile("    [AuditLog]\n    public partial Task<string> [|AskAsync|](string question);\n\n" + CoreText)),
            Demanding("Requires = Controls.Fallback", InFile("    [AuditLog]\n    [Fallback(nameof(AskFallback))]\n    public partial Task<string> AskAsync(string question);\n\n" + CoreText.Replace("    }\n", "    }\n\n    private string AskFallback(string question, Exception failure) =>\n        throw new NotImplementedException(\"Say what answers when AskAsync fails.\", failure);\n", StringComparison.Ordinal))));

    private const string CoreText = """
            private async Task<string> AskCoreAsync(string question)
            {
                return (await chat.GetResponseAsync(question)).Text;
            }

            private static string ByRules() => "";
            private static bool Odd(string question) => question.Length % 2 == 1;
        """;

    private static string Two(string code) => code
        .Replace("""EscalateTo = new[] { "hazmat-desk" }""", """EscalateTo = new[] { "desk" }, Requires = Controls.AuditLog""", StringComparison.Ordinal)
        .Replace(Word, """
            [AuditLog] public sealed class RecordedAttribute : System.Attribute;
            [Escalation("desk")] public sealed class AskedAttribute : System.Attribute;
            """, StringComparison.Ordinal);

    private static string Demanding(string demand, string code) => code
        .Replace("""EscalateTo = new[] { "hazmat-desk" }""", demand, StringComparison.Ordinal)
        .Replace(Word, "", StringComparison.Ordinal);

    private static string Governed(string attributes) => InFile($$"""
            {{attributes}} partial Task<string> AskAsync(string question);

        {{CoreText}}
        """);

    private static string InFile(string members) =>
        $"{Rule}\nusing Microsoft.Extensions.AI;\n[assembly: UseCase(\"routing\")]\npublic partial class Router(IChatClient chat)\n{{\n{members}\n}}\n{Word}\n"
            .Replace("using GovernedAi; [assembly", "using GovernedAi;\nusing Microsoft.Extensions.AI;\n[assembly", StringComparison.Ordinal)
            .Replace("]\nusing Microsoft.Extensions.AI;\n[assembly: UseCase", "]\n[assembly: UseCase", StringComparison.Ordinal);
}
