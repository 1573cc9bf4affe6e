using System.Text.RegularExpressions;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>
/// A hot reload replaces what was edited and runs no initializer: interceptors keep the names that code without an edit calls them by, and
/// hold nothing in fields.
/// </summary>
public class HotReloadTests
{
    private const string Code =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        partial class Desk(IChatClient chat)
        {
            [AuditLog] public partial Task<string> AskAsync();
            private async Task<string> AskCoreAsync() => (await chat.GetResponseAsync("ask")).Text;

            [AuditLog] public partial Task<string> TellAsync();
            private async Task<string> TellCoreAsync() => (await chat.GetResponseAsync("tell")).Text;
        }
        """;

    [Fact]
    public void A_call_that_is_added_to_one_member_leaves_the_interceptors_of_others_their_names()
    {
        Assert.Equal(["AskCoreAsync_1", "TellCoreAsync_1"], Interceptors(Code));
        Assert.Equal(
            ["AskCoreAsync_1", "AskCoreAsync_2", "TellCoreAsync_1"],
            Interceptors(Code.Replace("\"ask\")).Text", "\"ask\")).Text + (await chat.GetResponseAsync(\"again\")).Text", StringComparison.Ordinal)));
    }

    [Fact]
    public void Calls_of_overloads_share_one_row_of_numbers() =>
        Assert.Equal(["AskCoreAsync_1", "AskCoreAsync_2"], Interceptors(Code.Replace("TellAsync()", "AskAsync(int again)", StringComparison.Ordinal).Replace("TellCoreAsync()", "AskCoreAsync(int again)", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_of_a_captured_call_is_kept_in_a_field() =>
        Assert.DoesNotMatch(@"static readonly [^\n]*ModelCallSite", Captured(Code));

    private static string[] Interceptors(string code) =>
        [.. Regex.Matches(Captured(code), @"internal static async \S+ (\w+_\d+)\(").Select(match => match.Groups[1].Value)];

    private static string Captured(string code) =>
        TestCompilation.Of(("Desk.cs", code)).Generate().SyntaxTrees.Single(tree => tree.FilePath.EndsWith(".Captured.g.cs", StringComparison.Ordinal)).ToString();
}
