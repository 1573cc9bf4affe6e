using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Recognition;

/// <summary>Running a kernel function counts, unless the same method shows that the function is native.</summary>
public class NativeFunctionTests
{
    private static readonly MetadataReference SemanticKernel = CSharpCompilation.Create(
        "Microsoft.SemanticKernel.Abstractions",
        [CSharpSyntaxTree.ParseText(
            """
            using System.Threading; using System.Threading.Tasks;
            namespace Microsoft.SemanticKernel
            {
                public class KernelArguments { }
                public class ConversationSummaryPlugin { }
                public class FunctionResult { }
                public abstract class KernelFunction
                {
                    public Task<FunctionResult> InvokeAsync(Kernel kernel, KernelArguments arguments = null, CancellationToken cancellationToken = default) => null;
                }
                public abstract class KernelPlugin { public KernelFunction this[string name] => null; }
                public static class KernelFunctionFactory
                {
                    public static KernelFunction CreateFromMethod(System.Delegate method) => null;
                    public static KernelFunction CreateFromPrompt(string prompt) => null;
                }
                public sealed class Kernel
                {
                    public Task<FunctionResult> InvokeAsync(KernelFunction function, KernelArguments arguments = null, CancellationToken cancellationToken = default) => null;
                    public KernelPlugin ImportPluginFromObject(object target) => null;
                    public KernelPlugin ImportPluginFromType<T>() => null;
                    public Task<KernelPlugin> ImportPluginFromOpenApiAsync(string name) => null;
                }
            }
            """)],
        TestReferences.FrameworkOnly,
        new(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();

    private static readonly RuleVerifier Verify = new("GAI1001") { References = [.. TestReferences.FrameworkOnly, SemanticKernel] };

    [Theory]
    [InlineData("void Run(KernelFunction f) => [|kernel.InvokeAsync(f)|];")]
    [InlineData("void Run(KernelFunction f) => [|f.InvokeAsync(kernel)|];")]
    [InlineData("""void Run() { var f = KernelFunctionFactory.CreateFromPrompt("?"); [|kernel.InvokeAsync(f)|]; }""")]
    [InlineData("""void Run(KernelFunction other) { var f = KernelFunctionFactory.CreateFromMethod(() => 1); f = other; [|kernel.InvokeAsync(f)|]; }""")]
    [InlineData("""void Run() { var plugin = kernel.ImportPluginFromType<ConversationSummaryPlugin>(); [|kernel.InvokeAsync(plugin["sum"])|]; }""")]
    [InlineData("""void Run() { var plugin = kernel.ImportPluginFromObject(new ConversationSummaryPlugin()); [|kernel.InvokeAsync(plugin["sum"])|]; }""")]
    public Task A_function_that_may_be_a_prompt_counts(string member) => Verify.Reports(InClass(member));

    [Theory]
    [InlineData("void Run() { var f = KernelFunctionFactory.CreateFromMethod(() => 1); kernel.InvokeAsync(f); }")]
    [InlineData("void Run() { var f = KernelFunctionFactory.CreateFromMethod(() => 1); f.InvokeAsync(kernel); }")]
    [InlineData("""void Run() { var plugin = kernel.ImportPluginFromObject(this); kernel.InvokeAsync(plugin["now"]); }""")]
    [InlineData("""void Run() { var plugin = kernel.ImportPluginFromType<C>(); kernel.InvokeAsync(plugin["now"]); }""")]
    [InlineData("""async System.Threading.Tasks.Task Run() { var plugin = await kernel.ImportPluginFromOpenApiAsync("jira"); await kernel.InvokeAsync(plugin["get"]); }""")]
    [InlineData("""async System.Threading.Tasks.Task Run() { var plugin = await kernel.ImportPluginFromOpenApiAsync("jira").ConfigureAwait(false); await kernel.InvokeAsync(plugin["get"]); }""")]
    public Task A_native_function_in_the_same_method_does_not(string member) => Verify.Reports(InClass(member));

    private static string InClass(string member) => $$"""
        using Microsoft.SemanticKernel;
        class C
        {
            protected readonly Kernel kernel = null!;
            {{member}}
        }
        """;
}
