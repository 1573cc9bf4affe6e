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

    [Fact]
    public Task A_sequence_in_a_task_is_made_a_list_before_the_wrapper_ends() => Verify.Fixes(
        """
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public class Search
        {
            public AITool[] Make() =>
            [
                AIFunctionFactory.Create([|FindAsync|]),
                AIFunctionFactory.Create([|async () => { await Task.Yield(); return Words(); }|]),
            ];

            private static IEnumerable<string> Words() => [];

            public async Task<IEnumerable<string>> FindAsync(string word)
            {
                await Task.Yield();
                if (word == "")
                    return new string[0];
                return Words()
                    .Where(w => w == word);
            }
        }
        """,
        """
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public partial class Search
        {
            public AITool[] Make() =>
            [
                AIFunctionFactory.Create(FindAsync),
                AIFunctionFactory.Create(async () => await RunToolAsync()),
            ];

            private static IEnumerable<string> Words() => [];

            public async Task<IEnumerable<string>> FindAsync(string word) => await GovernedFindAsync(word);

            [AuditLog]
            private partial Task<IReadOnlyList<string>> GovernedFindAsync(string word);

            private async Task<IReadOnlyList<string>> GovernedFindCoreAsync(string word)
            {
                await Task.Yield();
                if (word == "")
                    return new string[0];
                return [.. Words()
                    .Where(w => w == word)];
            }

            [AuditLog]
            private static partial Task<IReadOnlyList<string>> RunToolAsync();

            private static async Task<IReadOnlyList<string>> RunToolCoreAsync()
            { await Task.Yield(); return [.. Words()]; }
        }
        """);

    [Fact]
    public Task What_may_be_null_is_handed_on_and_back_as_such() => Verify.Fixes(
        """
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public class Tools
        {
            public AITool[] Make(string? first) =>
            [
                AIFunctionFactory.Create([|async () => { await Task.Yield(); string? found = null; return found; }|], "find"),
                AIFunctionFactory.Create([|() => first!.Length|], "measure"),
            ];
        }
        """,
        """
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public partial class Tools
        {
            public AITool[] Make(string? first) =>
            [
                AIFunctionFactory.Create(() => FindAsync(), "find"),
                AIFunctionFactory.Create(() => Measure(first), "measure"),
            ];

            [AuditLog]
            private static partial Task<string?> FindAsync();

            private static async Task<string?> FindCoreAsync()
            { await Task.Yield(); string? found = null; return found; }

            [AuditLog]
            private static partial int Measure(string? first);

            private static int MeasureCore(string? first) =>
                first!.Length;
        }
        """);

    [Fact]
    public Task A_literal_over_several_lines_stays_as_it_is() => Verify.Fixes(
        """"
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public class Stories
        {
            public AITool Make()
            {
                return AIFunctionFactory.Create([|Format|]);

                #region Tools
                static string Format(string title) => $"""
                    **Title**: {title}
                      end
                    """.Trim();
                #endregion
            }
        }
        """",
        """"
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public partial class Stories
        {
            public AITool Make()
            {
                return AIFunctionFactory.Create(Format);

                #region Tools
                static string Format(string title) => GovernedFormat(title);
                #endregion
            }

            [AuditLog]
            private static partial string GovernedFormat(string title);

            private static string GovernedFormatCore(string title) =>
                $"""
                    **Title**: {title}
                      end
                    """.Trim();
        }
        """");

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
