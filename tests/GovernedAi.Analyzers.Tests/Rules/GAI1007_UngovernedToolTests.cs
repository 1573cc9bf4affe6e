using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1007_UngovernedToolTests
{
    private static readonly RuleVerifier Verify = new("GAI1007");

    [Theory]
    [InlineData("object Make() => AIFunctionFactory.Create([|Cancel|]);", "A model can call `Cancel`, and nobody")]
    [InlineData("object Make() => AIFunctionFactory.Create([|() => 1|]);", "A model can call this lambda, and nobody")]
    [InlineData("object Make(Delegate any) => AIFunctionFactory.Create([|any|]);", "A model can call a function that cannot be seen here, and nobody")]
    [InlineData("object Make() => AIFunctionFactory.Create([|typeof(C).GetMethod(nameof(Cancel))|]!, this);", "A model can call `Cancel`, and nobody")]
    [InlineData("object Make() => McpServerTool.Create([|Cancel|]);", "A model can call `Cancel`, and nobody")]
    [InlineData("object Make() => new Anthropic.Helpers.Beta.BetaRunnableTool { Name = \"cancel\", Definition = null!, Run = [|(use, _) => null!|] };", "A model can call this lambda, and nobody")]
    [InlineData("[McpServerTool] public static int [|Count|]() => 1;", "A model can call `Count` ([McpServerTool]), and nobody")]
    public async Task A_tool_needs_governance(string members, string message) =>
        Assert.StartsWith(message, Assert.Single(await Verify.Reports(InClass(members))).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Functions.Worker")]
    [InlineData("WebJobs")]
    public Task A_function_that_a_trigger_gives_to_an_assistant_needs_governance(string host)
    {
        var library = CSharpCompilation.Create(
            $"Microsoft.Azure.{host}.Extensions.OpenAI",
            [CSharpSyntaxTree.ParseText($"namespace Microsoft.Azure.{host}.Extensions.OpenAI.Assistants; public sealed class AssistantSkillTriggerAttribute(string description) : System.Attribute {{ public string Description => description; }}")],
            TestReferences.FrameworkOnly,
            new(OutputKind.DynamicallyLinkedLibrary));
        return (Verify with { References = [.. TestReferences.All, library.ToMetadataReference()] }).Reports(
            $$"""
            using Microsoft.Azure.{{host}}.Extensions.OpenAI.Assistants;
            class C { public void [|AddTodo|]([AssistantSkillTrigger("Create a new todo task")] string task) { } }
            """);
    }

    [Theory]
    [InlineData("class Refund : Tool { public Refund() : base([|() => 1|], null, null) { } }")]
    [InlineData("class Refund(Delegate any) : Tool([|any|], null, null);")]
    [InlineData("class Refund : Tool { public Refund(C c) : base(c.RefundAsync, null, null) { } }")]
    public Task A_constructor_that_begins_with_one_of_a_tool_makes_a_tool(string members)
    {
        var library = CSharpCompilation.Create(
            "LlmTornado",
            [CSharpSyntaxTree.ParseText("""
                namespace LlmTornado.Code { public class ToolMetadata; }
                namespace LlmTornado.Common { public class Tool(System.Delegate function, LlmTornado.Code.ToolMetadata metadata, bool? strict) { public object[] All => [function, metadata, strict]; } }
                """)],
            TestReferences.FrameworkOnly,
            new(OutputKind.DynamicallyLinkedLibrary));
        return (Verify with { References = [.. TestReferences.All, library.ToMetadataReference()] }).Reports($"using LlmTornado.Common;\n{InClass(members)}");
    }

    [Theory]
    [InlineData("object Make() => new TornadoAgent(null!, null!, tools: [[|Cancel|], RefundAsync, [|() => 1|]]);")]
    [InlineData("object Make() => new TornadoAgent(null!, null!, tools: new List<Delegate> { [|Cancel|], RefundAsync });")]
    [InlineData("object Make() => new TornadoAgent(null!, null!, tools: new() { RefundAsync });")]
    [InlineData("object Make(List<Delegate> any) => new TornadoAgent(null!, null!, [|tools: any|]);")]
    [InlineData("object Make(List<Delegate> any) => new TornadoAgent(null!, null!, tools: [RefundAsync, [|.. any|]]);")]
    [InlineData("object Make() => new TornadoAgent(null!, null!, tools: null);")]
    [InlineData("object Make() => new TornadoAgent(null!, null!, \"Clerk\");")]
    public Task Each_function_that_an_agent_is_given_is_a_tool(string members)
    {
        var library = CSharpCompilation.Create(
            "LlmTornado.Agents",
            [CSharpSyntaxTree.ParseText("""
                #nullable enable
                using System; using System.Collections.Generic;
                namespace LlmTornado { public class TornadoApi; }
                namespace LlmTornado.Chat.Models { public class ChatModel; }
                namespace LlmTornado.Agents
                {
                    public class TornadoAgent(TornadoApi client, Chat.Models.ChatModel model, string name = "", string instructions = "", Type? outputSchema = null, List<Delegate>? tools = null, bool streaming = false, Dictionary<string, bool>? toolPermissionRequired = null)
                    {
                        public object?[] All => [client, model, name, instructions, outputSchema, tools, streaming, toolPermissionRequired];
                    }
                }
                """)],
            TestReferences.FrameworkOnly,
            new(OutputKind.DynamicallyLinkedLibrary));
        return (Verify with { References = [.. TestReferences.All, library.ToMetadataReference()] }).Reports($"using LlmTornado.Agents;\n{InClass(members)}");
    }

    [Theory]
    [InlineData("object Make() => AIFunctionFactory.Create(RefundAsync);")]
    [InlineData("object Make() => AIFunctionFactory.Create(() => RefundAsync(1));")]
    [InlineData("object Make() => AIFunctionFactory.Create(Forward); Task Forward() => RefundAsync(1);")]
    [InlineData("object Make() => AIFunctionFactory.Create(typeof(C).GetMethod(nameof(RefundAsync))!, this);")]
    [InlineData("[McpServerTool] public Task Tool() => RefundAsync(1);")]
    [InlineData("object Make() => new Anthropic.Helpers.Beta.BetaRunnableTool { Name = \"cancel\", Definition = null!, Run = async (use, _) => await RefundAsync(1) };")]
    [InlineData("object Make() => new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Cancel));")]
    [InlineData("object Make() { var tool = AIFunctionFactory.Create(Cancel); return new ApprovalRequiredAIFunction(tool); }")]
    [InlineData("""object Make() => AIFunctionFactory.CreateDeclaration("cancel", null, default);""")]
    [InlineData("object Make() => McpServerTool.Create(new ApprovalRequiredAIFunction(AIFunctionFactory.Create(Cancel)));")]
    public Task A_governed_or_approved_tool_is_quiet(string members) => Verify.ReportsInOneFile(InClass(members));

    // Tools that are written as a class of their own.
    [Theory]
    [InlineData("class Search : AIFunction { protected override ValueTask<object?> [|InvokeCoreAsync|](AIFunctionArguments arguments, CancellationToken cancellation) => default; }")]
    [InlineData("class Search : AIFunction { protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellation) => await new C().RefundAsync(1); }")]
    [InlineData("class Watched(AIFunction inner) : DelegatingAIFunction(inner) { protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellation) => base.InvokeCoreAsync(arguments, cancellation); }")]
    [InlineData("abstract class Notes : Anthropic.Helpers.Beta.BetaAbstractMemoryTool { protected override Task<Anthropic.Models.Beta.Messages.BetaToolResultBlockParamContent> [|ViewAsync|](Anthropic.Models.Beta.Messages.BetaMemoryTool20250818ViewCommand command, CancellationToken cancellation) => null!; public override string ToString() => \"\"; }")]
    public Task A_tool_that_overrides_its_base_needs_governance(string members) => Verify.Reports(InClass(members));

    [Fact]
    public Task A_test_project_is_silent() =>
        Verify.With("build_property.IsTestProject", "true").Reports(InClass("object Make() => AIFunctionFactory.Create(Cancel);"));

    private static string InClass(string members) =>
        $$"""
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using ModelContextProtocol.Server;
        partial class C
        {
            public string Cancel(string number) => number;
            {{(members.Contains("RefundAsync", StringComparison.Ordinal) ? "[AuditLog] public partial Task<string> RefundAsync(int i); Task<string> RefundCoreAsync(int i) => Task.FromResult(i.ToString());" : "")}}
            {{members}}
        }
        """;
}
