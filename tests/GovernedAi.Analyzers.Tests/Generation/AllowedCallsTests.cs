using GovernedAi.Analyzers.Tests.Verifier;
using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>What a waiver or the baseline lets the build pass is not refused at run time, and is recorded by its name.</summary>
public class AllowedCallsTests
{
    private const string Code =
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public static class Desk
        {
            [GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "kim", Expires = "2099-01-01")]
            public static async Task<string> WaivedAsync(IChatClient chat) => (await chat.GetResponseAsync("waived")).Text + await Library.HandedOnAsync(chat);

            public static async Task<string> AcceptedAsync(IChatClient chat) => await Library.HandedOnAsync(chat);

            public static async Task<string> NotAcceptedAsync(IChatClient chat) => await Library.HandedOnAsync(chat);

            [GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "kim", Expires = "2099-01-01")]
            public static string Synchronously(IChatClient chat)
            {
                var first = Library.HandedOn(chat);
                return first + Around(chat);
            }

            private static string Around(IChatClient chat) { try { return Library.HandedOn(chat); } catch (UngovernedModelCallException) { return " refused"; } }

            [GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "kim", Expires = "2099-01-01")]
            public static async Task<string> StreamedAsync(IChatClient chat)
            {
                var heard = "";
                await foreach (var update in Library.StreamAsync(chat))
                    heard += update.Text;
                return heard;
            }

            [GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "kim", Expires = "2099-01-01")]
            public static string Constructed(IChatClient chat) => Talker.Made(chat);

            [GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "kim", Expires = "2099-01-01")]
            private static Func<Task<string>> Lambda(IChatClient chat) => () => Library.HandedOnAsync(chat);
            public static Task<string> ThroughALambdaAsync(IChatClient chat) => Lambda(chat)();

            [GovernanceWaiver("GAI1007", Reason = "another rule", ApprovedBy = "kim", Expires = "2099-01-01")]
            public static async Task<string> OtherwiseWaivedAsync(IChatClient chat) => await Library.HandedOnAsync(chat);
        }

        [GovernanceWaiver("GAI1001", Reason = "the whole type", ApprovedBy = "kim", Expires = "2099-01-01")]
        public static partial class Old
        {
            public static string Answer(IChatClient chat) => Library.HandedOn(chat);
            [AuditLog] public static partial Task<string> GovernedAsync(IChatClient chat);
            private static Task<string> GovernedCoreAsync(IChatClient chat) => Library.HandedOnAsync(chat);
            public static Task<string> AroundAsync(IChatClient chat) => (Task<string>)typeof(Strict).GetMethod("AskCoreAsync", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.Invoke(null, [chat])!;
        }

        public static partial class Strict
        {
            [AuditLog] public static partial Task<string> AskAsync(IChatClient chat);
            private static async Task<string> AskCoreAsync(IChatClient chat) => (await chat.GetResponseAsync("core")).Text;
        }

        public static class Library
        {
            [CallersGovern] public static async Task<string> HandedOnAsync(IChatClient chat) => (await chat.GetResponseAsync("handed on")).Text;
            [CallersGovern] public static string HandedOn(IChatClient chat) => chat.GetResponseAsync("handed on").GetAwaiter().GetResult().Text;
            [CallersGovern] public static IAsyncEnumerable<ChatResponseUpdate> StreamAsync(IChatClient chat) => chat.GetStreamingResponseAsync("sing");
        }

        public sealed class Talker
        {
            [CallersGovern] public Talker(IChatClient chat) => First = chat.GetResponseAsync("constructed").GetAwaiter().GetResult().Text;
            [CallersGovern] public string First { get; }
            [CallersGovern] public static string Made(IChatClient chat) => new Talker(chat).First;
        }
        """;

    private static readonly GovernedProgram Program = GovernedProgram.Of(TestCompilation.Of(("Program.cs", Code)) with
    {
        AdditionalFiles = [("GovernedAi.Contract.txt", "# today's\nbaseline GAI1001 M:Desk.AcceptedAsync(Microsoft.Extensions.AI.IChatClient) | Library.HandedOnAsync x1\nbaseline GAI1001 M:Desk.NotAcceptedAsync(Microsoft.Extensions.AI.IChatClient) | Library.HandedOn x1\n")],
    });

    [Theory]
    [InlineData("Desk", "WaivedAsync", 3, "GAI1001 waived until 2099-01-01 by \"kim\" (stated, not verified): pilot")]
    [InlineData("Desk", "StreamedAsync", 2, "GAI1001 waived until 2099-01-01 by \"kim\" (stated, not verified): pilot")]
    [InlineData("Desk", "AcceptedAsync", 2, "GAI1001 accepted by the baseline in GovernedAi.Contract.txt")]
    [InlineData("Desk", "ThroughALambdaAsync", 2, "GAI1001 waived until 2099-01-01 by \"kim\" (stated, not verified): pilot")]
    [InlineData("Desk", "Constructed", 2, "GAI1001 waived until 2099-01-01 by \"kim\" (stated, not verified): pilot")]
    [InlineData("Old", "Answer", 2, "GAI1001 waived until 2099-01-01 by \"kim\" (stated, not verified): the whole type")]
    public async Task It_passes_with_all_it_goes_through_and_is_recorded(string type, string method, int records, string allowedBy)
    {
        using var governance = Governance.ForTests();
        var chat = new FakeChat("yes");
        var answer = Program.Call(type, method, chat);
        Assert.StartsWith("yes", answer as string ?? await (Task<string>)answer!, StringComparison.Ordinal);

        Assert.Equal(records, governance.Records.Count);
        Assert.All(governance.Records, r => Assert.Equal(("outsideScope", allowedBy), (r.Kind, r.Data.GetProperty("allowedBy").GetString())));
    }

    [Fact]
    public void It_ends_with_the_call()
    {
        using var governance = Governance.ForTests();
        Assert.Equal("yes refused", Program.Call("Desk", "Synchronously", new FakeChat("yes")));
    }

    [Theory]
    [InlineData("Desk", "NotAcceptedAsync")]
    [InlineData("Desk", "OtherwiseWaivedAsync")]
    [InlineData("Old", "AroundAsync")]
    public async Task Another_call_and_a_body_around_its_wrapper_are_refused_as_ever(string type, string method)
    {
        using var governance = Governance.ForTests();
        var chat = new FakeChat("yes");
        await Assert.ThrowsAsync<UngovernedModelCallException>(() => Program.CallAsync<string>(type, method, chat));
        Assert.Empty(chat.Asked);
    }

    [Theory]
    [InlineData("Desk", "NotAcceptedAsync")]
    [InlineData("Old", "AroundAsync")]
    public async Task During_adoption_they_pass_and_are_recorded_as_nobodys(string type, string method)
    {
        using var governance = Governance.ForTests(new() { OutsideScope = OutsideScope.Record });
        await Program.CallAsync<string>(type, method, new FakeChat("yes"));

        var record = Assert.Single(governance.Records);
        Assert.Equal("outsideScope", record.Kind);
        Assert.False(record.Data.TryGetProperty("allowedBy", out _));
    }

    [Fact]
    public async Task In_governed_code_of_a_waived_type_the_wrapper_answers()
    {
        using var governance = Governance.ForTests();
        await Program.CallAsync<string>("Old", "GovernedAsync", new FakeChat("yes"));
        Assert.Equal(["intent", "modelCall", "outcome"], governance.Records.Select(r => r.Kind));
    }

    [Fact]
    public async Task Where_nothing_is_configured_it_passes_unrecorded() =>
        Assert.Equal("yesyes", await Program.CallAsync<string>("Desk", "WaivedAsync", new FakeChat("yes")));

    [Fact]
    public async Task A_waiver_on_the_assembly_is_about_top_level_statements_too()
    {
        var program = GovernedProgram.Of(
            """
            using GovernedAi;
            using Microsoft.Extensions.AI;
            [assembly: GovernanceWaiver("GAI1001", Reason = "pilot", ApprovedBy = "kim", Expires = "2099-01-01")]

            await Desk.AskAsync(Desk.Chat!);

            public static class Desk
            {
                public static IChatClient? Chat;
                public static Task AskAsync(IChatClient chat) => HandedOnAsync(chat);
                [CallersGovern] public static async Task<string> HandedOnAsync(IChatClient chat) => (await chat.GetResponseAsync("handed on")).Text;
                [CallersGovern] public static Task MarkAsync(IChatClient chat) => Task.CompletedTask;
            }
            """.Replace("await Desk.AskAsync(Desk.Chat!);", "await Desk.HandedOnAsync(Desk.Chat!);\nawait Desk.AskAsync(Desk.Chat!);", StringComparison.Ordinal));
        using var governance = Governance.ForTests();
        await (Task)program.Call("Desk", "AskAsync", new FakeChat("yes"))!;
        Assert.Equal(2, governance.Records.Count(r => r.Kind == "outsideScope"));
    }
}
