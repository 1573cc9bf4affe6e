using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>The house's own attribute, where a rule set declares one.</summary>
public class HouseAttributeTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    [Fact]
    public Task The_houses_own_attribute_carries_the_whole_arrangement() => (Verify with { EquivalenceKey = "House:Acme.House.HazmatDecisionAttribute" }).Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        namespace Acme.House
        {
            [AuditLog, Escalation("hazmat-desk", "compliance"), AttributeUsage(AttributeTargets.Method)]
            public sealed class HazmatDecisionAttribute : Attribute;
        }

        namespace Acme.Freight
        {
            class Router(IChatClient chat)
            {
                public async Task<string> RouteAsync() => (await [|chat.GetResponseAsync("?")|]).Text;
            }
        }
        """,
        """
        using Acme.House;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        namespace Acme.House
        {
            [AuditLog, Escalation("hazmat-desk", "compliance"), AttributeUsage(AttributeTargets.Method)]
            public sealed class HazmatDecisionAttribute : Attribute;
        }

        namespace Acme.Freight
        {
            partial class Router(IChatClient chat)
            {
                [HazmatDecision]
                public partial Task<string> RouteAsync();

                private async Task<string> RouteCoreAsync() => (await chat.GetResponseAsync("?")).Text;
            }
        }
        """);
}
