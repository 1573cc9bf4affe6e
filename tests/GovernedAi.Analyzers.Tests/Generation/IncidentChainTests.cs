using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>The chain that a use case declares reaches the record of every call, from the attribute through the generated code.</summary>
public class IncidentChainTests
{
    private static readonly GovernedProgram Program = GovernedProgram.Of(
        """
        using GovernedAi;

        [assembly: UseCase("inbound-routing", Incident = new[] { "desk", "compliance" }, IncidentStepTimeout = "00:30:00")]
        [assembly: UseCase("tagging", Incident = new[] { "desk" })]
        [assembly: UseCase("drafts")]

        public static partial class Router
        {
            [AuditLog("inbound-routing")] public static partial Task<string> RouteAsync();
            private static Task<string> RouteCoreAsync() => Task.FromResult("dock");

            [AuditLog("tagging")] public static partial Task<string> TagAsync();
            private static Task<string> TagCoreAsync() => Task.FromResult("dock");

            [AuditLog("drafts")] public static partial Task<string> DraftAsync();
            private static Task<string> DraftCoreAsync() => Task.FromResult("dock");
        }

        public static class Caller
        {
            public static Task<string> Route() => Router.RouteAsync();
            public static Task<string> Tag() => Router.TagAsync();
            public static Task<string> Draft() => Router.DraftAsync();
        }
        """);

    [Theory]
    [InlineData("Route", """{"chain":["desk","compliance"],"stepTimeout":"00:30:00"}""")]
    [InlineData("Tag", """{"chain":["desk"],"stepTimeout":"01:00:00"}""")]
    [InlineData("Draft", null)]
    public async Task The_intent_carries_the_chain_that_was_in_force(string method, string? chain)
    {
        using var governance = Governance.ForTests();

        await Program.CallAsync<string>("Caller", method);

        var intent = governance.Records.Single(record => record.Kind == "intent").Data;
        Assert.Equal(chain, intent.TryGetProperty("incident", out var incident) ? incident.GetRawText() : null);
    }
}
