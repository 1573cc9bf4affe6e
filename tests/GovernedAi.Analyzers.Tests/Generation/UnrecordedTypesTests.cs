using System.Runtime.CompilerServices;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>What is not recorded is what the page says, and the record says why.</summary>
public class UnrecordedTypesTests
{
    [Fact]
    public void The_page_says_what_the_table_says()
    {
        var rows = File.ReadAllLines(Page()).Where(l => l.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(UnrecordedTypes.Table.Select(r => $"| `{r.Type}` | {r.Reason} |"), rows);
    }

    [Fact]
    public void The_record_names_the_parameter_and_the_reason()
    {
        var program = GovernedProgram.Of(
            """
            using GovernedAi;
            public static partial class Desk
            {
                [AuditLog] public static partial int Ask(int kept, ReadOnlySpan<char> text, Stream stream, Action<int> callback, List<IServiceProvider>? list, CancellationToken token);
                private static int AskCore(int kept, ReadOnlySpan<char> text, Stream stream, Action<int> callback, List<IServiceProvider>? list, CancellationToken token) => kept;
                public static int Run() => Ask(5, "abc", System.IO.Stream.Null, _ => { }, null, default);
            }
            """.Replace("Stream stream", "System.IO.Stream stream", StringComparison.Ordinal));
        using var governance = Governance.ForTests();
        Assert.Equal(5, program.Call("Desk", "Run"));

        var arguments = governance.Records[0].Data.GetProperty("arguments");
        Assert.Equal(["kept", "text", "stream", "callback", "list"], arguments.EnumerateObject().Select(a => a.Name));
        Assert.Equal("\"abc\"", governance.Content(governance.Records[0], "arguments", "text"));
        Assert.Equal("stream", arguments.GetProperty("stream").GetProperty("notRecorded").GetString());
        Assert.Equal("callback", arguments.GetProperty("callback").GetProperty("notRecorded").GetString());
    }

    [Fact]
    public void What_a_model_is_called_through_is_a_client_though_JSON_could_not_hold_it()
    {
        var program = GovernedProgram.Of(
            """
            using GovernedAi;
            namespace Microsoft.SemanticKernel
            {
                public class Kernel { public System.Reflection.MethodInfo? Method => null; }
            }
            namespace Microsoft.SemanticKernel.Agents
            {
                public abstract class Agent { public Kernel Kernel => new(); }
                public class ChatCompletionAgent : Agent;
                public class AgentChat { public Action? Changed => null; }
            }
            public static partial class Desk
            {
                [AuditLog] public static partial int Ask<TAgent>(Microsoft.SemanticKernel.Kernel kernel, Microsoft.SemanticKernel.Agents.ChatCompletionAgent agent, TAgent any, Microsoft.SemanticKernel.Agents.AgentChat chat) where TAgent : Microsoft.SemanticKernel.Agents.Agent;
                private static int AskCore<TAgent>(Microsoft.SemanticKernel.Kernel kernel, Microsoft.SemanticKernel.Agents.ChatCompletionAgent agent, TAgent any, Microsoft.SemanticKernel.Agents.AgentChat chat) where TAgent : Microsoft.SemanticKernel.Agents.Agent => 5;
                public static int Run() => Ask(new(), new(), new Microsoft.SemanticKernel.Agents.ChatCompletionAgent(), new());
            }
            """);
        using var governance = Governance.ForTests();
        Assert.Equal(5, program.Call("Desk", "Run"));

        var arguments = governance.Records[0].Data.GetProperty("arguments").EnumerateObject();
        Assert.Equal(["kernel: client", "agent: client", "any: client", "chat: conversation"], arguments.Select(a => $"{a.Name}: {a.Value.GetProperty("notRecorded").GetString()}"));
    }

    private static string Page([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../src/GovernedAi.Analyzers/Generation/UnrecordedTypes.md");
}
