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

    private static string Governed(string attributes) => InFile($$"""
            {{attributes}} partial Task<string> AskAsync(string question);

            private async Task<string> AskCoreAsync(string question)
            {
                return (await chat.GetResponseAsync(question)).Text;
            }

            private static string ByRules() => "";
        """);

    private static string InFile(string members) =>
        $"{Rule}\nusing Microsoft.Extensions.AI;\n[assembly: UseCase(\"routing\")]\npublic partial class Router(IChatClient chat)\n{{\n{members}\n}}\n{Word}\n"
            .Replace("using GovernedAi; [assembly", "using GovernedAi;\nusing Microsoft.Extensions.AI;\n[assembly", StringComparison.Ordinal)
            .Replace("]\nusing Microsoft.Extensions.AI;\n[assembly: UseCase", "]\n[assembly: UseCase", StringComparison.Ordinal);
}
