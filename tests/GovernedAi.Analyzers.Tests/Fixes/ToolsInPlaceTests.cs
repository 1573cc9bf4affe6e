using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Lambdas and local functions that a model may call stay where they are and forward to governed methods.</summary>
public class ToolsInPlaceTests
{
    private static readonly RuleVerifier Verify = new("GAI1007");

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
    public Task A_local_function_that_a_tool_calls_becomes_a_method_where_it_takes_nothing_from_around_it() => Verify.Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        var root = "/data";
        AITool[] tools = [AIFunctionFactory.Create([|List|]), AIFunctionFactory.Create([|Count|])];
        Console.WriteLine(Names(root));

        string Names(string of)
        {
            return Escape(of);
        }

        static string Escape(string name) => name;

        string List() => Names(root);

        int Count() => Names(root).Length;
        """,
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        var root = "/data";
        AITool[] tools = [AIFunctionFactory.Create(List), AIFunctionFactory.Create(Count)];
        Console.WriteLine(Names(root));

        string List() => GovernedList(root);

        int Count() => GovernedCount(root);

        partial class Program
        {
            private static string Names(string of)
            {
                return Escape(of);
            }

            private static string Escape(string name) => name;

            [AuditLog]
            private static partial string {|GAI0003:GovernedList|}(string root);

            private static string GovernedListCore(string root) =>
                Names(root);

            [AuditLog]
            private static partial int GovernedCount(string root);

            private static int GovernedCountCore(string root) =>
                Names(root).Length;
        }

        """);
}
