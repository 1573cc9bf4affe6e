using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Functions that a model may call become, or forward to, governed methods.</summary>
public class ToolsTests
{
    private static readonly RuleVerifier Verify = new("GAI1007");

    [Fact]
    public Task A_method_is_split_and_keeps_what_the_model_is_told_about_it() => Verify.Fixes(
        """
        using System.ComponentModel;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public class Tools
        {
            public AITool[] All() => [AIFunctionFactory.Create([|Cancel|]), AIFunctionFactory.Create([|Cancel|])];

            [Description("Cancels a shipment.")]
            private static string Cancel([Description("Its number.")] string number) => $"{number} cancelled";
        }
        """,
        """
        using System.ComponentModel;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public partial class Tools
        {
            public AITool[] All() => [AIFunctionFactory.Create(Cancel), AIFunctionFactory.Create(Cancel)];

            [Description("Cancels a shipment.")]
            [AuditLog]
            private static partial string Cancel([Description("Its number.")] string number);

            private static string CancelCore(string number) => $"{number} cancelled";
        }
        """);

    [Fact]
    public Task A_tool_of_MCP_stays_ordinary_because_its_generator_claims_partial_ones() => Verify.Fixes(
        """
        using GovernedAi;
        using ModelContextProtocol.Server;

        [McpServerToolType]
        public class Tools
        {
            /// <summary>Counts.</summary>
            [McpServerTool]
            public static async Task<int> [|CountAsync|](string what, int from = 1)
            {
                await Task.Yield();
                return what.Length + from;
            }
        }
        """,
        """
        using GovernedAi;
        using ModelContextProtocol.Server;

        [McpServerToolType]
        public partial class Tools
        {
            /// <summary>Counts.</summary>
            [McpServerTool]
            public static Task<int> CountAsync(string what, int from = 1) => GovernedCountAsync(what, from);

            [AuditLog]
            private static partial Task<int> GovernedCountAsync(string what, int from);

            private static async Task<int> GovernedCountCoreAsync(string what, int from)
            {
                await Task.Yield();
                return what.Length + from;
            }
        }
        """);

    [Fact]
    public Task Approval_is_asked_before_a_tool_acts() => (Verify with { EquivalenceKey = "RequireApproval" }).Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public class Tools
        {
            public AITool Refund() => AIFunctionFactory.Create([|RefundAsync|]);

            private async Task<string> RefundAsync(string number) => await Task.FromResult(number);
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public partial class Tools
        {
            public AITool Refund() => AIFunctionFactory.Create(RefundAsync);

            [AuditLog]
            [Escalation("approvers", Ask = Ask.BeforeModel)]
            private partial Task<string> RefundAsync(string number);

            private async Task<string> RefundCoreAsync(string number) => await Task.FromResult(number);
        }
        """);

    [Theory]
    [InlineData("object Make(Delegate any) => AIFunctionFactory.Create([|any|]);")]
    [InlineData("object Make() { var count = 0; return AIFunctionFactory.Create([|() => ++count|]); }")]
    [InlineData("object Make() => AIFunctionFactory.Create([|() => new { A = 1 }|]);")]
    [InlineData("object Make() => AIFunctionFactory.Create([|() => new int[2, 2]|]);")]
    [InlineData("object Make() { Func<int> read = Read; return AIFunctionFactory.Create([|() => Read()|]); int Read() => 1; }")]
    [InlineData("#nullable enable\nobject Make() => AIFunctionFactory.Create([|async () => { await Task.Yield(); return Maybe(); }|]); static IEnumerable<int>? Maybe() => null;")]
    [InlineData("object Make() { var one = 1; return AIFunctionFactory.Create([|() => Read()|]); int Read() => one; }")]
    public Task Nothing_is_offered_for_what_cannot_be_seen_or_handed_on(string member) => Verify.OffersNothing(
        $$"""
        using Microsoft.Extensions.AI;

        public class Tools
        {
            {{member}}
        }
        """);
}
