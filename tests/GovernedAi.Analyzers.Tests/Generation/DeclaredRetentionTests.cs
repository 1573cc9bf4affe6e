using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>The term that a use case declares reaches every record of its calls, from the attribute through the generated code.</summary>
public class DeclaredRetentionTests
{
    private static readonly GovernedProgram Program = GovernedProgram.Of(
        """
        using GovernedAi;

        [assembly: UseCase("inbound-routing", RetentionDays = 730)]
        [assembly: UseCase("drafts")]

        public static partial class Router
        {
            [AuditLog("inbound-routing")] public static partial Task<string> RouteAsync();
            private static Task<string> RouteCoreAsync() => Task.FromResult("dock");

            [AuditLog("drafts")] public static partial Task<string> DraftAsync();
            private static Task<string> DraftCoreAsync() => Task.FromResult("dock");
        }

        public static class Caller
        {
            public static Task<string> Route() => Router.RouteAsync();
            public static Task<string> Draft() => Router.DraftAsync();
        }
        """);

    [Theory]
    [InlineData("Route", 730)]
    [InlineData("Draft", null)]
    public async Task Each_record_of_a_call_carries_the_term_that_was_in_force(string method, int? days)
    {
        using var governance = Governance.ForTests();

        await Program.CallAsync<string>("Caller", method);

        Assert.Equal(["intent", "outcome"], governance.Records.Select(record => record.Kind));
        Assert.All(governance.Records, record => Assert.Equal(days, record.RetentionDays));
    }
}
