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
    public Task A_lambda_or_local_function_stays_and_forwards() => Verify.Fixes(
        """
        using System.ComponentModel;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        var carrier = "Acme";
        AITool[] tools =
        [
            AIFunctionFactory.Create([|(string number) => $"{carrier} cancels {number}"|], "cancel_shipment"),
            AIFunctionFactory.Create([|async ([Description("How many days.")] int days) =>
            {
                // Later is better.
                await Task.Delay(days);
                return DateTime.Today.AddDays(days);
            }|]),
            AIFunctionFactory.Create([|GetWeather|]),
        ];

        [Description("Gets the weather.")]
        static string GetWeather([Description("Where.")] string city)
        {
            return "fine in " + city;
        }
        """,
        """
        using System.ComponentModel;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        var carrier = "Acme";
        AITool[] tools =
        [
            AIFunctionFactory.Create((string number) => CancelShipment(carrier, number), "cancel_shipment"),
            AIFunctionFactory.Create(([Description("How many days.")] int days) => RunToolAsync(days)),
            AIFunctionFactory.Create(GetWeather),
        ];

        [Description("Gets the weather.")]
        static string GetWeather([Description("Where.")] string city) => GovernedGetWeather(city);

        partial class Program
        {
            [AuditLog]
            private static partial string {|GAI0003:CancelShipment|}(string carrier, string number);

            private static string CancelShipmentCore(string carrier, string number) =>
                $"{carrier} cancels {number}";

            [AuditLog]
            private static partial Task<DateTime> RunToolAsync(int days);

            private static async Task<DateTime> RunToolCoreAsync(int days)
            {
                // Later is better.
                await Task.Delay(days);
                return DateTime.Today.AddDays(days);
            }

            [AuditLog]
            private static partial string GovernedGetWeather(string city);

            private static string GovernedGetWeatherCore(string city)
            {
                return "fine in " + city;
            }
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

    [Fact]
    public Task An_expression_over_several_lines_keeps_their_indentation() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public class Prices
        {
            public AITool Make()
            {
                return AIFunctionFactory.Create([|LookUp|]);

                static decimal LookUp(string product) => product switch
                {
                    "fish" => 1.5m,
                    _ => 0,
                };
            }
        }
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public partial class Prices
        {
            public AITool Make()
            {
                return AIFunctionFactory.Create(LookUp);

                static decimal LookUp(string product) => GovernedLookUp(product);
            }

            [AuditLog]
            private static partial decimal GovernedLookUp(string product);

            private static decimal GovernedLookUpCore(string product) =>
                product switch
                {
                    "fish" => 1.5m,
                    _ => 0,
                };
        }
        """);

    [Theory]
    [InlineData("object Make(Delegate any) => AIFunctionFactory.Create([|any|]);")]
    [InlineData("object Make() { var count = 0; return AIFunctionFactory.Create([|() => ++count|]); }")]
    [InlineData("object Make() => AIFunctionFactory.Create([|() => new { A = 1 }|]);")]
    [InlineData("object Make() { return AIFunctionFactory.Create([|() => Read()|]); int Read() => 1; }")]
    public Task Nothing_is_offered_for_what_cannot_be_seen_or_handed_on(string member) => Verify.OffersNothing(
        $$"""
        using Microsoft.Extensions.AI;

        public class Tools
        {
            {{member}}
        }
        """);
}
