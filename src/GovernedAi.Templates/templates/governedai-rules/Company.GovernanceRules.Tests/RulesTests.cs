using GovernedAi.Testing;

namespace Company.GovernanceRules.Tests;

public class RulesTests
{
    [Fact]
    public Task A_decision_that_asks_nobody_breaks_HOUSE001() => Rules.Verify("""
        namespace Acme.Decisions;

        public partial class Claims(IChatClient chat)
        {
            [AuditLog]
            public partial Task<string> {|HOUSE001:DecideAsync|}(string claim);

            private async Task<string> DecideCoreAsync(string claim) => (await chat.GetResponseAsync(claim)).Text;
        }
        """);

    [Fact]
    public Task The_houses_own_word_satisfies_it() => Rules.Verify("""
        namespace Acme.Decisions;

        public partial class Claims(IChatClient chat)
        {
            [Company.GovernanceRules.Decision]
            public partial Task<string> DecideAsync(string claim);

            private async Task<string> DecideCoreAsync(string claim) => (await chat.GetResponseAsync(claim)).Text;
        }
        """);
}
