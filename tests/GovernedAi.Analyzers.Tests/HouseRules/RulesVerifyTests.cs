using ArchitectsRules = GovernedAi.Testing.Rules;
using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.HouseRules;

/// <summary>What an architect's tests are written with.</summary>
public class RulesVerifyTests
{
    private const string Rule = """[assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation, EnforceFrom = "2027-01-01")]""";

    [Fact]
    public Task Marks_name_the_houses_own_ids() =>
        ArchitectsRules.Verify($$"""{{Rule}} class C(IChatClient chat) { public Task {|ACME001:Ask|}() => chat.GetResponseAsync("?"); }""");

    [Fact]
    public Task Governed_code_compiles_as_in_a_build() =>
        ArchitectsRules.Verify($$"""
            {{Rule}}
            partial class C(IChatClient chat)
            {
                [Escalation("desk")] public partial Task<string> AskAsync();
                private async Task<string> AskCoreAsync() => (await chat.GetResponseAsync("?")).Text;
            }
            """);

    [Theory]
    [InlineData("""class C(IChatClient chat) { public Task Ask() => chat.GetResponseAsync("?"); }""")]
    [InlineData("""class C { public Task {|ACME001:Ask|}() => Task.CompletedTask; }""")]
    [InlineData("""class C { public int M() => missing; }""")]
    public async Task A_mark_too_many_or_too_few_fails_and_shows_where_it_fell(string code)
    {
        var failure = await Assert.ThrowsAsync<RuleVerificationException>(() => ArchitectsRules.Verify(Rule + code));
        Assert.Contains("Actual:", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2026, "enforced from 2027-01-01")]
    [InlineData(2027, "asks nobody ([Escalation])")]
    public async Task A_test_can_look_ahead_in_time(int year, string words)
    {
        var messages = await ArchitectsRules.MessagesAsync(Rule + """class C(IChatClient chat) { public Task Ask() => chat.GetResponseAsync("?"); }""", new DateOnly(year, 6, 1));
        Assert.EndsWith(words, Assert.Single(messages), StringComparison.Ordinal);
    }
}
