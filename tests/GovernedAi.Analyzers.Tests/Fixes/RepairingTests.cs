using GovernedAi.Analyzers.Tests.Rules;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Governed declarations that lack something, or say it wrongly, are put right.</summary>
public class RepairingTests
{
    [Theory]
    [InlineData("GAI1002", "[Fallback(nameof(Rules))]", "[Fallback(nameof(Rules))]\n    [AuditLog]")]
    [InlineData("GAI1003", "[AuditLog] [Fallback(nameof(Rules))]", "[AuditLog] [Fallback(nameof(Rules))]\n    [Escalation(\"approvers\")]")]
    public Task A_control_that_a_team_asks_for_is_added(string id, string before, string after) => new RuleVerifier(id).Fixes(
        GovernedCode.InClass($$"""
            {{before}}
                public partial Task<string> [|AskAsync|](string question);

                private async Task<string> AskCoreAsync(string question) => (await chat.GetResponseAsync(question)).Text;

                private static string Rules() => "";
            """),
        GovernedCode.InClass($$"""
            {{after}}
                public partial Task<string> AskAsync(string question);

                private async Task<string> AskCoreAsync(string question) => (await chat.GetResponseAsync(question)).Text;

                private static string Rules() => "";
            """));

    [Fact]
    public Task A_fallback_that_a_team_asks_for_stands_below_the_body() => new RuleVerifier("GAI1004").Fixes(
        GovernedCode.InClass("""
            [AuditLog]
                public partial IAsyncEnumerable<ChatResponseUpdate> [|TellAsync|]<T>(T topic) where T : notnull;

                private IAsyncEnumerable<ChatResponseUpdate> TellCoreAsync<T>(T topic) where T : notnull => chat.GetStreamingResponseAsync($"{topic}");

                private int Other => 1;
            """),
        GovernedCode.InClass("""
            [AuditLog]
                [Fallback(nameof(TellFallback))]
                public partial IAsyncEnumerable<ChatResponseUpdate> TellAsync<T>(T topic) where T : notnull;

                private IAsyncEnumerable<ChatResponseUpdate> TellCoreAsync<T>(T topic) where T : notnull => chat.GetStreamingResponseAsync($"{topic}");

                private IEnumerable<ChatResponseUpdate> TellFallback<T>(T topic, Exception failure) where T : notnull =>
                    throw new NotImplementedException("Say what answers when TellAsync fails.", failure);

                private int Other => 1;
            """));

    [Theory]
    [InlineData("30", "00:30:00")]
    [InlineData("90", "01:30:00")]
    [InlineData("45s", "00:00:45")]
    [InlineData("2 hours", "02:00:00")]
    [InlineData("1:30:00", "01:30:00")]
    [InlineData("00:30", "00:30:00")]
    [InlineData("24:00:00", "1.00:00:00")]
    public Task A_time_out_is_written_as_hours_minutes_and_seconds(string before, string after) => new RuleVerifier("GAI3003").Fixes(
        Escalated($"[Escalation(\"desk\", [|StepTimeout = \"{before}\"|])]"),
        Escalated($"[Escalation(\"desk\", StepTimeout = \"{after}\")]"));

    [Fact]
    public Task A_time_that_nobody_can_read_is_left_to_its_author() => new RuleVerifier("GAI3003").OffersNothing(
        Escalated("[Escalation(\"desk\", [|StepTimeout = \"soon\"|])]"));

    [Theory]
    [InlineData("[|Escalation|]", "Escalation(\"approvers\")")]
    [InlineData("[|Escalation(\"desk\", \"desk\", StepTimeout = \"00:10:00\")|]", "Escalation(\"desk\", StepTimeout = \"00:10:00\")")]
    public Task A_chain_names_each_group_once(string before, string after) => new RuleVerifier("GAI3007").Fixes(Escalated($"[{before}]"), Escalated($"[{after}]"));

    [Fact]
    public Task Without_a_result_a_person_is_asked_first() => new RuleVerifier("GAI3006").Fixes(
        Escalated("[[|Escalation(\"desk\")|]]", "Task"),
        Escalated("[Escalation(\"desk\", Ask = Ask.BeforeModel)]", "Task"));

    [Fact]
    public Task A_stream_is_held_back() => new RuleVerifier("GAI3020").Fixes(
        Escalated("[[|Escalation(\"desk\")|]]", "IAsyncEnumerable<ChatResponseUpdate>"),
        Escalated("[Escalation(\"desk\", Stream = StreamRelease.Hold)]", "IAsyncEnumerable<ChatResponseUpdate>"));

    [Fact]
    public Task A_condition_that_is_missing_is_written() => new RuleVerifier("GAI3002").Fixes(
        GovernedCode.InClass("""
            [Escalation("desk", [|If = nameof({|CS0103:MayBeHazmat|})|])]
                public partial Task<ChatResponse> AskAsync(string question);

                private Task<ChatResponse> AskCoreAsync(string question) => chat.GetResponseAsync(question);
            """),
        GovernedCode.InClass("""
            [Escalation("desk", If = nameof(MayBeHazmat))]
                public partial Task<ChatResponse> AskAsync(string question);

                private Task<ChatResponse> AskCoreAsync(string question) => chat.GetResponseAsync(question);

                private bool MayBeHazmat(string question, ChatResponse result) =>
                    throw new NotImplementedException("Say when a person has to see what AskAsync answers.");
            """));

    [Theory]
    [InlineData("partial void [|Ask|]();", "private partial void Ask();", "void AskCore() => chat.GetResponseAsync(\"?\").Wait();")]
    [InlineData("public unsafe partial Task [|AskAsync|]();", "public partial Task AskAsync();", "unsafe Task AskCoreAsync() => chat.GetResponseAsync(\"?\");")]
    public Task A_modifier_in_the_way_is_put_right(string before, string after, string body) => new RuleVerifier("GAI2002").Fixes(
        GovernedCode.InClass($"[AuditLog] {before}\n    private {body}"),
        GovernedCode.InClass($"[AuditLog] {after}\n    private {body}"));

    private static string Escalated(string attributes, string returned = "Task<ChatResponse>") => GovernedCode.InClass($$"""
        {{attributes}}
            public partial {{returned}} AskAsync(string question);

            private {{returned}} AskCoreAsync(string question) => {{(returned.StartsWith("Task", StringComparison.Ordinal) ? "chat.GetResponseAsync(question)" : "chat.GetStreamingResponseAsync(question)")}};
        """);
}
