using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>The body of a tool that becomes a governed method keeps its text, and its result its meaning.</summary>
public class ToolBodiesTests
{
    private static readonly RuleVerifier Verify = new("GAI1007");

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
}
