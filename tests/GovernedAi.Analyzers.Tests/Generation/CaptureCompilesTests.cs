using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>Interceptors compile beside libraries that make it hard to say what is meant.</summary>
public class CaptureCompilesTests
{
    [Fact]
    public void Where_two_libraries_have_a_type_of_one_name()
    {
        const string Code =
            """
            using GovernedAi;
            using Microsoft.Extensions.AI;

            public static partial class Desk
            {
                [AuditLog] public static partial Task<string> AskAsync(IChatClient chat);
                private static async Task<string> AskCoreAsync(IChatClient chat) => (await chat.GetResponseAsync("hello")).Text;
            }
            """;
        var other = CSharpCompilation.Create(
            "Microsoft.Agents.AI",
            [CSharpSyntaxTree.ParseText("namespace Microsoft.Extensions.AI { public static class ChatClientExtensions { public static int AsAgent(this IChatClient chat) => 0; } }")],
            TestReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        var compiled = (TestCompilation.Of(("Code.cs", Code)) with { References = TestReferences.All.Add(Image(other)) }).Generate();

        Assert.Contains(compiled.SyntaxTrees, tree => tree.FilePath.EndsWith(".Captured.g.cs", StringComparison.Ordinal));
        Assert.Equal([], compiled.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void Where_the_answer_is_of_a_type_parameter()
    {
        const string Code =
            """
            using GovernedAi;
            using Microsoft.Agents.AI;

            public static partial class Desk
            {
                [AuditLog] public static partial Task<int> AskAsync(AIAgent agent);
                private static async Task<int> AskCoreAsync(AIAgent agent) => (await agent.RunAsync<int>("how many?", null, null, null, default)).Result;
            }

            namespace Microsoft.Agents.AI
            {
                public class AgentSession;
                public class AgentRunOptions;
                public class AgentResponse<T> { public T Result => default!; public string Text => ""; }
                public abstract class AIAgent
                {
                    public abstract Task<AgentResponse<T>> RunAsync<T>(string message, AgentSession? session, System.Text.Json.JsonSerializerOptions? json, AgentRunOptions? options, CancellationToken cancellation);
                }
            }
            """;

        var compiled = TestCompilation.Of(("Code.cs", Code)).Generate();

        var captured = Assert.Single(compiled.SyntaxTrees, tree => tree.FilePath.EndsWith(".Captured.g.cs", StringComparison.Ordinal));
        Assert.Contains("answer?.Text", captured.ToString(), StringComparison.Ordinal);
        Assert.Equal([], compiled.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    private static MetadataReference Image(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
