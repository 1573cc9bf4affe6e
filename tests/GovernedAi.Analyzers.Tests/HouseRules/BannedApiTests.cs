using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.HouseRules;

/// <summary>APIs that a rule set bans, and what is to be used in their place.</summary>
public class BannedApiTests
{
    private static readonly RuleVerifier Verify = new("GAI4001");

    [Theory]
    [InlineData("T:System.Text.StringBuilder", """object M() => new [|StringBuilder|]();""")]
    [InlineData("T:System.Text.StringBuilder", """int M(List<[|StringBuilder|]> all) => all[0].[|Length|];""")]
    [InlineData("N:System.Text", """object M() => new [|StringBuilder|]();""")]
    [InlineData("M:System.Text.StringBuilder.Append", """object M() => new StringBuilder().[|Append|](1).[|Append|]("a");""")]
    [InlineData("M:System.Text.StringBuilder.Append(System.String)", """object M() => new StringBuilder().Append(1).[|Append|]("a");""")]
    [InlineData("M:System.Text.StringBuilder.Append", """Func<string, StringBuilder> M() => new StringBuilder().[|Append|];""")]
    [InlineData("P:System.Text.StringBuilder.Length", """int M() => new StringBuilder().[|Length|];""")]
    [InlineData("T:System.Text.StringBuilder", """int M(List<[|StringBuilder|]> all) => all[0].[|ToString|]().Length + 1.ToString().Length;""")]
    [InlineData("T:System.Text.StringBuilder", """int M(List<[|StringBuilder|]> all) => all[0]?.[|Length|] ?? [|all[1][0]|];""")]
    [InlineData("T:System.Text.StringBuilder", """object M(Func<[|StringBuilder|], int> f) => f([|new("a")|]);""")]
    [InlineData("T:System.Text.StringBuilder", """object M() => new [|StringBuilder|] { [|Length|] = 1 };""")]
    [InlineData("T:System.Text.StringBuilder", """bool M(object o) => o is [|StringBuilder|] { [|Length|]: 1 };""")]
    [InlineData("T:System.Text.StringBuilder", """string M() => nameof([|StringBuilder|].[|Length|]);""")]
    [InlineData("M:System.Text.StringBuilder.#ctor", """object M() => new [|StringBuilder|]();""")]
    [InlineData("M:System.Text.StringBuilder.#ctor(System.String)", """StringBuilder M() => [|new("a")|];""")]
    [InlineData("M:System.Text.StringBuilder.#ctor(System.String)", """StringBuilder M() => new();""")]
    [InlineData("T:System.ObsoleteAttribute", """[[|Obsolete|]("old")] int M() => 0;""")]
    [InlineData("F:System.String.Empty", """string M() => string.[|Empty|];""")]
    [InlineData("E:System.AppDomain.ProcessExit", """void M() => AppDomain.CurrentDomain.[|ProcessExit|] += (_, _) => { };""")]
    [InlineData("T:System.Text.StringBuilder", """object M() => new [|String\u0042uilder|]();""")]
    [InlineData("T:System.Text.StringBuilder", """object M() => new [|@StringBuilder|]();""")]
    [InlineData("T:System.Text.Rune", """object M() => new StringBuilder();""")]
    public Task A_use_is_reported_at_its_name(string api, string member) =>
        Verify.HeldTo($"""[assembly: BannedModelApi("ACME002", "{api}")]""").Reports($"using System.Text; class C {{ {member} }}");

    [Theory]
    [InlineData(0)]
    [InlineData(4090)]
    [InlineData(9000)]
    public Task A_name_is_found_wherever_in_a_long_file_it_stands(int at)
    {
        const string Before = "using System.Text; class C { object M() => new ";
        return Verify.HeldTo("""[assembly: BannedModelApi("ACME002", "T:System.Text.StringBuilder")]""").Reports(Before + new string(' ', Math.Max(at - Before.Length, 0)) + "[|StringBuilder|](); }");
    }

    [Fact]
    public async Task The_message_says_what_to_use_and_that_may_use_it()
    {
        var reported = await Verify.HeldTo("""[assembly: BannedModelApi("ACME002", "M:System.Text.StringBuilder.Clear", Use = "Acme.Gateway")]""").Reports(
            """
            using System.Text;
            namespace Acme.Gateway { class Client { object M(StringBuilder b) => b.Clear(); } }
            namespace Acme.Freight { class Router { object Route(StringBuilder b) => b.[|Clear|](); } }
            """);
        Assert.Equal(
            "`Route` breaks ACME002 (System.Text.StringBuilder.Clear is not to be used; Acme.GovernanceRules 1.2.0), which applies because it covers all code: it uses `StringBuilder.Clear()`; Acme.Gateway is to be used in its place",
            Assert.Single(reported).GetMessage());
    }

    [Fact]
    public Task A_ban_has_a_scope_and_can_be_locked_and_waived() =>
        (Verify with { Id = "GAI4002" }).With("build_property.GovernedAiToday", "2026-06-01")
            .HeldTo("""[assembly: BannedModelApi("ACME002", "M:System.Text.StringBuilder.Clear", Namespace = "Acme", Locked = true)]""").Reports(
            """
            using System.Text;
            namespace Beta { class Router { object Route(StringBuilder b) => b.Clear(); } }
            namespace Acme { class Router { object Route(StringBuilder b) => b.[|Clear|](); } }
            namespace Acme
            {
                [GovernedAi.GovernanceWaiver("ACME002", Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2026-07-01")]
                class Pilot { object Route(StringBuilder b) => b.Clear(); }
            }
            """);

    [Theory]
    [InlineData("int P { [GovernanceWaiver(\"ACME002\", $WHY$)] get => new StringBuilder().Capacity; set => _ = new [|StringBuilder|](); }")]
    [InlineData("[GovernanceWaiver(\"ACME002\", $WHY$)] StringBuilder P { get => new StringBuilder(); set => _ = new StringBuilder(); }")]
    [InlineData("[|StringBuilder|] P { [GovernanceWaiver(\"ACME002\", $WHY$)] get; set; } = null!;")]
    [InlineData("event Action E { [GovernanceWaiver(\"ACME002\", $WHY$)] add => _ = new StringBuilder(); remove => _ = new [|StringBuilder|](); }")]
    [InlineData("class D([|StringBuilder|] b) { object M() => b; }")]
    [InlineData("[method: GovernanceWaiver(\"ACME002\", $WHY$)] class D(StringBuilder b) { object M() => b; object N() => new [|StringBuilder|](); }")]
    [InlineData("[method: GovernanceWaiver(\"ACME002\", $WHY$)] class D(object b) : A(new StringBuilder()) { object M() => b; } class A(object a) { object M() => a; }")]
    public Task A_waiver_of_a_banned_type_lifts_where_it_stands(string member) =>
        Verify.With("build_property.GovernedAiToday", "2026-06-01").HeldTo("""[assembly: BannedModelApi("ACME002", "T:System.Text.StringBuilder")]""")
            .Reports($"using System.Text; using GovernedAi; class C {{ {member.Replace("$WHY$", "Reason = \"pilot\", ApprovedBy = \"A. Ruiz\", Expires = \"2026-07-01\"", StringComparison.Ordinal)} }}");

    [Theory]
    [InlineData("class D(StringBuilder b) { object M() => b; }", "The constructor of `D`")]
    [InlineData("class D(object b) : A(new StringBuilder()) { object M() => b; } class A(object a) { object M() => a; }", "The constructor of `D`")]
    [InlineData("class D<T>(T b) : List<StringBuilder> { T M() => b; }", "`D`")]
    [InlineData("object P { get => new StringBuilder(); }", "`P`")]
    public async Task The_message_names_the_member_that_names_a_banned_type(string member, string named)
    {
        var reported = await Verify.HeldTo("""[assembly: BannedModelApi("ACME002", "T:System.Text.StringBuilder")]""")
            .Reports($"using System.Text; class C {{ {member.Replace("StringBuilder", "[|StringBuilder|]", StringComparison.Ordinal)} }}");
        Assert.StartsWith(named + " breaks ACME002", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""new ChatOptions { ModelId = [|"gpt-3.5-turbo"|] }""")]
    [InlineData("""new ChatOptions { ModelId = "gpt-4o-mini" }""")]
    [InlineData("""new OpenAI.Chat.ChatClient([|"gpt-3.5-turbo"|], "key")""")]
    [InlineData("""new OpenAI.Chat.ChatClient("gpt-4o", "key")""")]
    [InlineData("""new OpenAI.OpenAIClient("key").GetChatClient([|Old|])""")]
    [InlineData("""new OpenAI.OpenAIClient("key").GetChatClient(Environment.MachineName)""")]
    public Task A_model_that_is_not_allowed_is_reported_where_its_id_is_a_constant(string expression) =>
        Verify.HeldTo("""[assembly: HouseRule("ACME003", "Only models under contract", AllowedModels = new[] { "gpt-4o*" })]""")
            .Reports($$"""using Microsoft.Extensions.AI; class C { public const string Old = "gpt-3.5-turbo"; object M() => {{expression}}; }""");

    [Theory]
    [InlineData("Kind = \"chat\"", """new OpenAI.Chat.ChatClient([|"gpt-3.5-turbo"|], "key")""")]
    [InlineData("Kind = \"image*\"", """new OpenAI.Chat.ChatClient("gpt-3.5-turbo", "key")""")]
    [InlineData("Kind = \"image*\"", """new OpenAI.OpenAIClient("key").GetChatClient("gpt-3.5-turbo")""")]
    [InlineData("Kind = \"image*\"", """new ChatOptions { ModelId = [|"gpt-3.5-turbo"|] }""")]
    [InlineData("Provider = \"OpenAI\"", """new ChatOptions { ModelId = "gpt-3.5-turbo" }""")]
    [InlineData("Handles = new[] { typeof(string) }", """new ChatOptions { ModelId = "gpt-3.5-turbo" }""")]
    [InlineData("UseCase = \"mail\"", """new ChatOptions { ModelId = "gpt-3.5-turbo" }""")]
    public Task A_rule_about_models_keeps_to_its_scope(string scope, string expression) =>
        Verify.HeldTo($$"""[assembly: HouseRule("ACME003", "Only models under contract", {{scope}}, AllowedModels = new[] { "gpt-4o*" })]""")
            .Reports($$"""using Microsoft.Extensions.AI; class C { object M() => {{expression}}; }""");

    [Theory]
    [InlineData("routing", """[|"gpt-3.5-turbo"|]""")]
    [InlineData("mail", "\"gpt-3.5-turbo\"")]
    public Task In_a_body_the_scope_is_that_of_the_method_it_belongs_to(string useCase, string model) =>
        Verify.HeldTo($$"""[assembly: HouseRule("ACME003", "Only models under contract", UseCase = "{{useCase}}", AllowedModels = new[] { "gpt-4o*" })]""")
            .Reports(TestRuleSet.Code(
                $$"""
                [AuditLog("routing")] public partial Task<ChatResponse> AskAsync();
                private Task<ChatResponse> AskCoreAsync() => chat.GetResponseAsync("?", new() { ModelId = {{model}} });
                """, assembly: """[assembly: UseCase("routing")]"""));
}
