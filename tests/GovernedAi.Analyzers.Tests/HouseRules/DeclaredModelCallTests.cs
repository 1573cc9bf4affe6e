using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.HouseRules;

/// <summary>Model calls in code one does not own, declared for the whole house.</summary>
public class DeclaredModelCallTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    [Theory]
    [InlineData("M:System.Text.RegularExpressions.Regex.Escape", """[|System.Text.RegularExpressions.Regex.Escape("?")|]""")]
    [InlineData("M:System.Text.RegularExpressions.Regex.Escape(System.String)", """[|System.Text.RegularExpressions.Regex.Escape("?")|]""")]
    [InlineData("M:System.Text.RegularExpressions.Regex.Escape(System.Int32)", """System.Text.RegularExpressions.Regex.Escape("?")""")]
    [InlineData("M:System.Text.RegularExpressions.Regex.Esc", """System.Text.RegularExpressions.Regex.Escape("?")""")]
    [InlineData("T:System.Text.RegularExpressions.Regex", """[|new System.Text.RegularExpressions.Regex("a").Match("a")|]""")]
    [InlineData("T:System.Text.RegularExpressions.Regex", """new System.Text.RegularExpressions.Regex("a")""")]
    public async Task A_declared_call_has_to_be_governed(string api, string call)
    {
        var code = $$"""class C { object M() => {{call}}; }""";
        await Verify.HeldTo($"""[assembly: DeclaredModelCall("{api}")]""").Reports(code);
        await Verify.Reports($"""[assembly: GovernedAi.DeclaredModelCall("{api}")] {code}""");
    }

    [Theory]
    [InlineData("System.Text.RegularExpressions.Regex")]
    [InlineData("N:System.Text")]
    public Task An_id_that_cannot_be_understood_is_an_error(string api) =>
        (Verify with { Id = "GAI4003" }).Reports($"""[assembly: GovernedAi.DeclaredModelCall([|"{api}"|])]""");
}
