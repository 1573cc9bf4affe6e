using GovernedAi.Ledger;
using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>What cannot be written down does not keep the call from being recorded: the record says what is missing and why.</summary>
public class LeftOutTests
{
    [Theory]
    [InlineData("System.IO.Stream", "new System.IO.MemoryStream([1])", "stream")]
    [InlineData("System.Net.Http.HttpResponseMessage", "new()", "response")]
    [InlineData("ModelContextProtocol.Client.McpClientOptions", "new()", "JSON cannot hold it: its `McpClientHandlers.")]
    [InlineData("List<ModelContextProtocol.Client.McpClientOptions>", "[]", "JSON cannot hold it: its `McpClientHandlers.")]
    [InlineData("List<System.IO.Stream>", "[]", "JSON cannot hold its `Stream` (stream)")]
    public async Task A_result_is_left_out_with_the_reason(string type, string value, string reason)
    {
        var program = GovernedProgram.Of(
            $$"""
            using GovernedAi;
            public static partial class Desk
            {
                [AuditLog] public static partial Task<{{type}}> AskAsync();
                private static Task<{{type}}> AskCoreAsync() => Task.FromResult<{{type}}>({{value}});
                public static async Task<bool> Run() => await AskAsync() is not null;
            }
            """);
        using var governance = Governance.ForTests();
        Assert.True(await program.CallAsync<bool>("Desk", "Run"));

        var said = Assert.Single(governance.Records[^1].Data.GetProperty("result").EnumerateObject());
        Assert.Equal("notRecorded", said.Name);
        Assert.StartsWith(reason, said.Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_items_of_a_stream_are_counted()
    {
        var program = GovernedProgram.Of(
            """
            using GovernedAi;
            public static partial class Desk
            {
                [AuditLog] public static partial IAsyncEnumerable<ModelContextProtocol.Client.McpClientOptions> AskAsync();
                private static async IAsyncEnumerable<ModelContextProtocol.Client.McpClientOptions> AskCoreAsync()
                {
                    await Task.Yield();
                    yield return new();
                    yield return new();
                }
                public static async Task<int> Run()
                {
                    var count = 0;
                    await foreach (var item in AskAsync())
                        count++;
                    return count;
                }
            }
            """);
        using var governance = Governance.ForTests();
        Assert.Equal(2, await program.CallAsync<int>("Desk", "Run"));

        var outcome = governance.Records[^1].Data;
        Assert.Equal(2, outcome.GetProperty("items").GetInt32());
        Assert.Contains("`McpClientHandlers.", outcome.GetProperty("result").GetProperty("notRecorded").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_of_a_library_is_left_out_with_the_reason()
    {
        var program = GovernedProgram.Of(
            """
            using GovernedAi;
            public static partial class Desk
            {
                [AuditLog] public static partial int Ask(int kept, ModelContextProtocol.Client.McpClientOptions options);
                private static int AskCore(int kept, ModelContextProtocol.Client.McpClientOptions options) => kept;
                public static int Run() => Ask(5, new());
            }
            """);
        using var governance = Governance.ForTests();
        Assert.Equal(5, program.Call("Desk", "Run"));

        Assert.Equal("5", governance.Content(governance.Records[0], "arguments", "kept"));
        Assert.Contains("`McpClientHandlers.", governance.Records[0].Data.GetProperty("arguments").GetProperty("options").GetProperty("notRecorded").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_asked_before_the_model_does_not_have_to_see_the_result()
    {
        var program = GovernedProgram.Of(
            """
            using GovernedAi;
            public static partial class Desk
            {
                [AuditLog, Escalation("desk", Ask = Ask.BeforeModel), Fallback(nameof(Silence))]
                public static partial Task<System.IO.Stream> SpeakAsync(string text);
                private static Task<System.IO.Stream> SpeakCoreAsync(string text) => Task.FromResult<System.IO.Stream>(new System.IO.MemoryStream([1]));
                private static System.IO.Stream Silence(string text) => System.IO.Stream.Null;
                public static async Task<bool> Run() => await SpeakAsync("hello") != System.IO.Stream.Null;
            }
            """);
        using var governance = Governance.ForTests();
        governance.Approver.Releases();
        Assert.True(await program.CallAsync<bool>("Desk", "Run"));

        Assert.Equal("stream", governance.Records[^1].Data.GetProperty("result").GetProperty("notRecorded").GetString());
        Assert.Equal(RecordKinds.Outcome, governance.Records[^1].Kind);
    }
}
