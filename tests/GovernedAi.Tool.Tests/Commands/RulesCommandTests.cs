using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Commands;

public class RulesCommandTests
{
    private const string Old = """[assembly: HouseRule("ACME001", "Somebody is asked", Namespace = "Acme", Requires = Controls.Escalation)]""";

    private const string New = """
        [assembly: HouseRule("ACME001", "Somebody is asked", Namespace = "Acme", Requires = Controls.Escalation | Controls.Fallback, MaxStepTimeout = "00:10:00")]
        [assembly: HouseRule("ACME002", "Nothing goes unrecorded", Kind = "chat", Requires = Controls.AuditLog)]
        [assembly: BannedModelApi("ACME003", "T:OpenAI.Chat.ChatClient", Use = "Acme.Gateway")]
        """;

    private const string Repository = """
        namespace Acme.Freight
        {
            public partial class Router(IChatClient chat)
            {
                [AuditLog, Escalation("desk", StepTimeout = "00:05:00"), Fallback(nameof(ByRules))]
                public partial Task<string> RouteAsync();
                private async Task<string> RouteCoreAsync() => (await chat.GetResponseAsync("?")).Text;
                private string ByRules() => "";

                [Escalation("desk")]
                public partial Task<string> QuoteAsync();
                private async Task<string> QuoteCoreAsync() => (await chat.GetResponseAsync("?")).Text;
            }
        }

        namespace Beta
        {
            public class Other(IChatClient chat) { public Task Ask() => chat.GetResponseAsync("?"); }
        }
        """;

    [Fact]
    public async Task Show_lists_what_each_rule_says()
    {
        using var set = CompiledSample.Of(New, name: "Acme.GovernanceRules");
        var run = await RunningCommand.Of("rules", "show", set.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            Acme.GovernanceRules 0.0.0.0

            ACME001  Somebody is asked
                MaxStepTimeout = 00:10:00
                Namespace = Acme
                Requires = Escalation | Fallback

            ACME002  Nothing goes unrecorded
                Kind = chat
                Requires = AuditLog

            ACME003  T:OpenAI.Chat.ChatClient is banned
                Use = Acme.Gateway

            """.ReplaceLineEndings("\n"), run.Out);
    }

    [Fact]
    public async Task Diff_tells_what_differs_and_whom_the_new_version_would_break()
    {
        using var before = CompiledSample.Of(Old, name: "Acme.GovernanceRules");
        using var after = CompiledSample.Of(New, name: "Acme.GovernanceRules");
        using var repository = CompiledSample.Of(Repository);
        var inventory = Path.Combine(repository.Folder, "freight.json");
        Assert.Equal(0, (await RunningCommand.Of("inventory", repository.Path, "-r", AppContext.BaseDirectory, "--format", "json", "-o", inventory)).ExitCode);

        var run = await RunningCommand.Of("rules", "diff", before.Path, after.Path, "--inventory", inventory);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            """
            ~ ACME001  Somebody is asked
                + MaxStepTimeout = 00:10:00
                - Requires = Escalation
                + Requires = Escalation | Fallback
            + ACME002  Nothing goes unrecorded
                + Kind = chat
                + Requires = AuditLog
            + ACME003  T:OpenAI.Chat.ChatClient is banned
                + Use = Acme.Gateway

            freight
              ACME001  Router.QuoteAsync: has no [Fallback]; gives each group 00:30:00
              ACME002  Router.QuoteAsync: has no [AuditLog]
              ACME002  Other.Ask (ChatClientExtensions.GetResponseAsync): is not governed

            """.ReplaceLineEndings("\n"), run.Out);
    }

    [Fact]
    public async Task Two_that_say_the_same_break_nobody()
    {
        using var set = CompiledSample.Of(New, name: "Acme.GovernanceRules");
        var run = await RunningCommand.Of("rules", "diff", set.Path, set.Path);
        Assert.Equal((0, "The two say the same.\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said()
    {
        var run = await RunningCommand.Of("rules", "show", "/no/such.dll");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("not read: ", run.Error, StringComparison.Ordinal);
    }
}
